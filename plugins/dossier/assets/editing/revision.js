/** The form that withdraws a claim or gives it another address. Its file is changed in that alone. */
import { findings } from "./claim-rules.js";
import { begun, keepChange } from "./drafts.js";
import { createFoot } from "./foot.js";
import { contactOf, revision } from "./handover.js";
import { claimFile, dossierData, formData, searched, formStyled } from "./loading.js";
import { PAUSE, capital, dialogOf, element, nameOf, part, said } from "./parts.js";
import { insteadOf } from "./proposals.js";
import { closeOpen, createSheet } from "./sheet.js";
import { madeOf, naming, today } from "./revised.js";

/**
 * Open the form; one that is open is closed.
 * @param {Document} root
 * @param {{what: "withdraw" | "rename", id: string, edit: string, from: HTMLElement}} how  `id` is ARTICLE/CLAIM
 */
export async function openRevision(root, { what, id, edit, from }) {
  closeOpen();
  const [settings, dossier, source] = await Promise.all([formData(), dossierData(), claimFile(id), formStyled(root)]);
  const dialog = dialogOf(root, settings.revision);
  const words = dialog.dataset;
  const [article = "", slug = ""] = id.split("/");
  const outlet = dossier.articles[article]?.outlet ?? article;
  /** @type {import("./revised.js").Values} */
  let values = begun(id, what) ?? { why: "", instead: "", slug, on: today() };
  let seen = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const show = (/** @type {string} */ name) => part(dialog, name);
  const first = /** @type {HTMLInputElement} */ (dialog.querySelector(what === "withdraw" ? "[name=why]" : "[name=slug]"));
  const labels = (/** @type {string[]} */ names) => names.map((name) => dossier.claims[name]?.says ?? name).join(" · ");

  function looked() {
    const made = madeOf(what, id, source, values, dossier);
    const missing = what === "withdraw" ? !values.why.trim() : !values.slug.trim() || values.slug === slug;
    const taken = what === "rename" && !missing && (Object.hasOwn(dossier.claims, made.id) || (dossier.former[made.id] ?? id) !== id);
    const errors = findings(made.claim, made.dossier, made.id).filter(({ severity }) => severity === "error");
    const wrong = taken ? [words.taken ?? ""] : errors.map(({ message, hint, expected }) => [message, hint ?? expected].filter(Boolean).join(": "));
    return { ...made, missing, wrong: missing ? [] : wrong };
  }
  let now = looked();

  const foot = createFoot(root, dialog, {
    state: () => ({
      files: [{ path: now.path, file: now.file, way: revision(settings, source.path, edit), renamed: what === "rename" }],
      needed: now.missing ? (what === "withdraw" ? words.needWhy : words.needSlug) ?? "" : "",
      wrong: now.wrong.join("; "),
      contact: contactOf(settings.contact, `${words[what]}: ${id}`, `${now.path}\n\n${now.file}`),
    }),
    stop() {
      seen = true;
      draw();
      foot.speak();
      if (now.missing || now.wrong.length) first.focus();
      return now.missing || now.wrong.length > 0;
    },
    taken() {
      values = { ...values, why: "", slug };
      sheet.close();
    },
  });

  /** @returns {(string | false | undefined)[]} */
  function effects() {
    const others = naming(id, dossier);
    if (what === "rename") return [words.same, others.length ? said(words.named, { claims: labels(others) }) : words.unnamed];
    const answered = (/** @type {string} */ question) =>
      Object.entries(dossier.claims).some(([name, one]) => name !== id && name.startsWith(`${article}/`) && !one.withdrawn && one.answers?.some(([asked]) => asked === question));
    const asked = (source.data.answers ?? []).map((/** @type {{question: string}} */ { question }) =>
      said(answered(question) ? words.answers : words.unanswered, { question: dossier.questions[question]?.ask ?? question, article: outlet }),
    );
    return [words.mark, ...asked, others.length > 0 && said(words.linked, { claims: labels(others) })];
  }

  function card() {
    if (what === "rename") {
      const address = element("p", `…/claims/${article}/`);
      address.append(element("ins", values.slug), "/");
      return [address, element("p", words.leads, { class: "dossier-soft" })];
    }
    const line = element("p", said(words.withdrawn, { day: values.on, why: values.why }));
    if (values.instead) line.append(` ${words.instead} `, element("u", dossier.claims[values.instead]?.says));
    return [line];
  }

  function draw() {
    now = looked();
    for (const old of dialog.querySelectorAll("[data-finding]")) old.remove();
    first.removeAttribute("aria-invalid");
    if (seen && now.wrong.length) {
      const note = element("div", "", { class: "dossier-finding", "data-finding": what });
      note.append(...now.wrong.map((text) => element("p", capital(text))));
      first.after(note);
      first.setAttribute("aria-invalid", "true");
    }
    show("card").replaceChildren(...card());
    show("effects").replaceChildren(...effects().flatMap((one) => (one ? [element("li", one)] : [])));
    show("file").textContent = now.file;
    show("file-name").textContent = said(words.file, { name: nameOf(now.path) });
    foot.draw();
  }

  const keep = () => {
    const some = what === "withdraw" ? values.why.trim() !== "" : values.slug !== slug;
    keepChange(id, what, some ? values : null);
  };
  const sheet = createSheet(root, dialog, from, () => {
    keep();
    clearTimeout(timer);
  });
  const { signal } = sheet;
  const look = () => {
    clearTimeout(timer);
    seen = true;
    draw();
    foot.speak();
  };

  dialog.addEventListener("input", ({ target }) => {
    if (!(target instanceof HTMLElement) || !("value" in target)) return;
    values = { ...values, [target.getAttribute("name") ?? ""]: String(target.value) };
    keep();
    draw();
    clearTimeout(timer);
    timer = setTimeout(look, PAUSE);
  }, { signal });
  dialog.addEventListener("focusout", ({ target }) => {
    // A form that is only looked at has nothing to say.
    if (target === first && (values.why || values.slug !== slug)) look();
  }, { signal });

  for (const box of dialog.querySelectorAll("[data-of]")) if (box.getAttribute("data-of") !== what) box.remove();
  show("title").textContent = words[what] ?? "";
  show("where").textContent = outlet;
  show("words").textContent = source.data.says;
  if (what === "rename") show("was").textContent = slug;
  first.value = what === "withdraw" ? values.why : values.slug;
  draw();
  sheet.show();
  first.focus();
  if (what === "rename") return first.select();
  const select = /** @type {HTMLSelectElement} */ (dialog.querySelector("select"));
  const found = insteadOf(dossier, id, source.data.says, await searched(source.data.says, 30));
  select.append(...found.map((name) => element("option", `${dossier.claims[name]?.says} (${dossier.articles[name.split("/")[0] ?? ""]?.outlet})`, { value: name })));
  select.value = found.includes(values.instead) ? values.instead : "";
}
