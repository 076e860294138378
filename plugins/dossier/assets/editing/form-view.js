/** Draws a draft into the form. Texts are set as text, never as HTML; a list is drawn again only when it changed. */
import { NEW, isUnknown, mentionsOf, slugOf, speakersOf, topicsOf } from "./draft.js";
import { drawCard, labelOf } from "./form-card.js";
import { ROOT } from "./loading.js";
import { capital, choice, element, listed, nameOf, part as partOf, said } from "./parts.js";

/** @typedef {import("./claim-links.js").Dossier} Dossier */
/** @typedef {import("./claim-shape.js").Finding} Finding */
/** @typedef {import("./draft.js").Draft} Draft */
/**
 * @typedef {object} Shown
 * @property {Draft} draft
 * @property {Draft} settled  with what the dossier does not have yet by its slug @property {Dossier} known  that has it
 * @property {string} file @property {string} path
 * @property {Finding[]} shown  those at whose field a reader has been
 * @property {string[]} duplicates  claims that may say the same
 * @property {{questions: string[], claims: string[]}} proposed
 */

/**
 * @param {HTMLDialogElement} dialog  the form
 * @param {Dossier} dossier
 * @param {string} article
 * @param {import("./jobs.js").Job} job  what it is filled in for
 */
export function createView(dialog, dossier, article, job) {
  const words = dialog.dataset;
  const outlet = dossier.articles[article]?.outlet ?? article;
  /** What each list was drawn from. @type {Map<string, string>} */
  const drawn = new Map();
  /** @type {Element | null} */
  let marked = null;
  /** @param {string} name @returns {HTMLElement} */
  const part = (name) => partOf(dialog, name);
  /** @param {string} name @returns {HTMLElement} */
  const field = (name) => /** @type {HTMLElement} */ (dialog.querySelector(`[data-field="${name}"]`));
  /** @param {string} name @returns {HTMLInputElement} */
  const control = (name) => /** @type {HTMLInputElement} */ (dialog.querySelector(`[name="${name}"]`));
  /** Draw a list unless it is as it was. @param {string} name @param {unknown} from @param {() => Node[]} make @param {HTMLElement} [into] */
  function redraw(name, from, make, into = part(name)) {
    const key = JSON.stringify(from);
    if (drawn.get(name) === key) return;
    drawn.set(name, key);
    into.replaceChildren(...make());
  }
  /** @param {Draft} draft @param {string[]} proposed */
  function questions(draft, proposed) {
    redraw("question", proposed, () => {
      const [none, other] = control("question").querySelectorAll("option:is([value=''], [value='+'])");
      const others = Object.keys(dossier.questions).filter((one) => !proposed.includes(one));
      const options = [...proposed, ...others].map((slug) => element("option", dossier.questions[slug]?.ask, { value: slug }));
      return [none ?? element("option"), ...options, other ?? element("option")];
    }, control("question"));
    control("question").value = draft.question;
    const rows = /** @type {HTMLElement} */ (part("positions").querySelector(".dossier-rows"));
    part("positions").hidden = !draft.question || draft.question === NEW;
    part("asking").hidden = draft.question !== NEW;
    redraw("rows", draft.question, () => {
      const positions = Object.entries(dossier.questions[draft.question]?.positions ?? {});
      const own = positions.map(([slug, { label, asserts = [], reports = [] }]) => {
        const row = choice("radio", { name: "position", value: slug }, label, slug === draft.position);
        const holders = [...new Set([...asserts, ...reports])].map((one) => dossier.articles[one]?.outlet ?? one);
        const who = holders.length ? said(words.held, { articles: listed(holders.slice(0, 4)) }) : (words.nobody ?? "");
        row.append(" ", element("span", who, { class: "dossier-soft" }));
        return row;
      });
      return [...own, choice("radio", { name: "position", value: "" }, rows.dataset.none ?? "", !draft.position)];
    }, rows);
  }

  /** @param {Draft} draft @param {string[]} claims */
  function links(draft, claims) {
    const box = part("links");
    const { dataset } = box;
    const from = Object.entries(draft.links).map(([to, { type, degree }]) => [to, type, type === "disputes" ? degree : ""]);
    field("links").hidden = !claims.length;
    redraw("links", [claims, from, Boolean(draft.position)], () =>
      claims.map((to, at) => {
        const link = draft.links[to];
        const row = element("div", "", { class: "dossier-link" });
        row.append(element("p", `${dossier.claims[to]?.says ?? to} (${labelOf(dossier, to)})`, { id: `dossier-link-${at}` }));
        const ways = element("div", "", { class: "dossier-chips", role: "group", "aria-labelledby": `dossier-link-${at}` });
        const names = draft.position ? ["qualifies", "disputes"] : ["agrees", "qualifies", "disputes"];
        for (const as of names) {
          const pressed = String(link?.type === as);
          ways.append(element("button", dataset[as], { type: "button", "data-link": as, "data-to": to, "aria-pressed": pressed }));
        }
        row.append(ways);
        if (link?.type === "disputes") {
          const far = element("div", "", { class: "dossier-chips", role: "radiogroup", "aria-label": dataset.far ?? "" });
          for (const degree of ["interpretive", "direct", "minor"]) {
            far.append(choice("radio", { name: `degree-${at}`, value: degree, "data-to": to }, dataset[degree] ?? "", link.degree === degree));
          }
          row.append(far);
        }
        if (link) {
          row.append(element("label", dataset.because, { for: `dossier-because-${at}` }));
          const because = /** @type {HTMLTextAreaElement} */ (element("textarea", "", { id: `dossier-because-${at}`, name: "because", rows: "2", "data-to": to }));
          because.value = link.because;
          row.append(because);
        }
        return row;
      }),
    );
  }

  /** @param {"topics" | "mentions"} name @param {readonly string[]} chosen @param {Readonly<Record<string, {name: string}>>} known */
  function chips(name, chosen, known) {
    redraw(name, chosen, () => Object.entries(known).map(([slug, one]) => choice("checkbox", { name, value: slug }, one.name, chosen.includes(slug))));
  }

  /** @param {readonly Finding[]} shown @param {Draft} draft */
  function notes(shown, draft) {
    for (const old of dialog.querySelectorAll("[data-finding]")) old.remove();
    for (const one of dialog.querySelectorAll("[aria-invalid]")) one.removeAttribute("aria-invalid");
    const texts = shown.map(({ path: [key], message, hint, code }) => /** @type {const} */ ([String(key ?? ""), hint ? `${message}: ${hint}` : message, code]));
    if (draft.words && !draft.passage) texts.push(["passages", words.absent ?? "", ""]);
    for (const [key, text, code] of texts) {
      const name = { passages: "words", answers: "position", by: "speaker", stance: "speaker" }[key] ?? (key || "slug");
      const at = dialog.querySelector(`[data-field="${name}"]`);
      if (!at) continue;
      const note = element("div", "", { class: "dossier-finding", "data-finding": name });
      const line = element("p", capital(text));
      if (code) line.append(" ", element("code", code));
      note.append(line);
      at.append(note);
      at.querySelector("textarea, input:not([type=radio], [type=checkbox])")?.setAttribute("aria-invalid", "true");
    }
  }

  return {
    /** What does not change. */
    fill() {
      if (job.corrects) part("title").textContent = words.correct ?? "";
      part("reword").hidden = job.locked.includes("words");
      const people = dialog.querySelector("datalist");
      people?.replaceChildren(...Object.values(dossier.entities).map(({ name }) => element("option", "", { value: name })));
    },
    /** @param {Shown} now */
    draw({ draft, settled, known, file, path, shown, duplicates, proposed }) {
      part("where").textContent = [outlet, draft.paragraph !== null && said(words.where, { paragraph: draft.paragraph })].filter(Boolean).join(", ");
      part("words").textContent = draft.passage?.text ?? "";
      part("chosen").hidden = !draft.passage || !field("words").hidden;
      const typed = /** @type {const} */ (["words", "says", "speaker", "slug", "ask", "label", "other", "topic", "type"]);
      for (const name of typed) {
        const value = name === "slug" ? slugOf(draft, dossier) : draft[name];
        if (document.activeElement !== control(name) && control(name).value !== value) control(name).value = value;
      }
      for (const one of dialog.querySelectorAll("[name=kind], [name=by]")) {
        if (one instanceof HTMLInputElement) one.checked = one.value === (one.name === "kind" ? draft.kind : draft.by);
      }
      const help = /** @type {HTMLElement | null} */ (dialog.querySelector(`[name="kind"][value="${draft.kind}"]`))?.dataset.help;
      if (help) part("kind-help").textContent = capital(help);
      part("speaker").hidden = draft.by === "author";
      part("type").hidden = !isUnknown(draft, dossier);
      part("duplicate").hidden = !duplicates.length;
      const { open } = part("duplicates").dataset;
      redraw("duplicates", duplicates, () =>
        duplicates.map((name) => {
          const row = element("li");
          const link = element("a", open, { href: `${new URL(dossier.articles[article]?.page ?? "", ROOT).href}#${name.split("/")[1]}`, target: "_blank", rel: "noopener" });
          row.append(element("q", dossier.claims[name]?.says), " ", link);
          return row;
        }),
      );
      questions(draft, proposed.questions);
      links(draft, proposed.claims);
      const [topics, mentions] = [topicsOf(draft, dossier), mentionsOf(draft, dossier)];
      chips("topics", topics, dossier.topics);
      chips("mentions", mentions, dossier.entities);
      const named = [...(draft.topic.trim() ? [draft.topic.trim()] : []), ...topics.map((one) => dossier.topics[one]?.name ?? one), ...mentions.map((one) => dossier.entities[one]?.name ?? one)];
      part("more").textContent = [...named, ...(job.corrects ? [] : [slugOf(draft, dossier)])].join(", ");
      drawCard(dialog, known, job, settled);
      notes(shown, draft);
      part("file").textContent = file;
      part("file-name").textContent = said(words.file, { name: nameOf(path) });
      for (const name of job.locked) field(name).hidden = true;
      field("speaker").dataset.by = speakersOf(draft, dossier)[0] ?? "";
    },
    /** @param {string} text */
    askWords(text) {
      field("words").hidden = false;
      part("chosen").hidden = true;
      control("words").value = text;
      control("words").focus();
    },
    /** @param {string} name  of a field */
    focus(name) {
      if (name === "words") field("words").hidden = false;
      const within = { links: [...field("links").querySelectorAll("textarea")], position: [...part("asking").querySelectorAll("input")] }[name] ?? [];
      const empty = within.find((one) => one.checkVisibility() && !one.value.trim());
      const details = field(name).closest("details");
      if (details) details.open = true;
      const first = /** @type {HTMLElement | null} */ (empty || field(name).querySelector("textarea, select, input:not([type=radio]), input"));
      if (name === "speaker") control("speaker").focus();
      else first?.focus();
    },
    /** @param {string} to @param {string} as */
    focusLink(to, as) {
      const because = as === "disputes" && part("links").querySelector(`textarea[data-to="${to}"]`);
      const button = part("links").querySelector(`[data-link="${as}"][data-to="${to}"]`);
      const next = because || button;
      if (next instanceof HTMLElement) next.focus();
    },
    /** @param {"topics" | "mentions"} name @returns {string[]} */
    chosen: (name) => [...dialog.querySelectorAll(`[name="${name}"]:checked`)].map((one) => one.getAttribute("value") ?? ""),
    /** The field that an element belongs to. @param {Element} one */
    fieldAt: (one) => one.closest("[data-field]")?.getAttribute("data-field") ?? "",
    fields: () => [...dialog.querySelectorAll("[data-field]")].map((one) => ({ field: one.getAttribute("data-field") ?? "" })),
    /** Show in the text which paragraph is annotated. @param {Document} root @param {number | null} paragraph */
    mark(root, paragraph) {
      marked = paragraph === null ? null : (root.getElementById(`p${paragraph}`)?.closest(".dossier-unit, li") ?? null);
      marked?.setAttribute("data-annotated", "");
    },
    unmark: () => marked?.removeAttribute("data-annotated"),
  };
}
