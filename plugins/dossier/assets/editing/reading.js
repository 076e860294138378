/**
 * Reads an article for a question: shows the paragraphs that come nearest, from which words are selected in the article,
 * or takes down that it is silent. Nobody can do that without having been shown where it might be broken.
 */
import { rewritten } from "./claim-edits.js";
import { createFoot } from "./foot.js";
import { contactOf, revision } from "./handover.js";
import { ROOT, dossierData, formData, questionFile, formStyled, textOf } from "./loading.js";
import { nearest } from "./nearest.js";
import { dialogOf, element, nameOf, part, said } from "./parts.js";
import { closeOpen, createSheet } from "./sheet.js";

/** @typedef {import("./claim-links.js").Dossier} Dossier */

/** What is said on a question: how it is asked, its positions, and claims that answer it. @param {Dossier} dossier @param {string} question */
export function saidOn(dossier, question) {
  const { ask = question, positions = {} } = dossier.questions[question] ?? {};
  const claims = Object.values(dossier.claims).filter(({ answers = [], withdrawn }) => !withdrawn && answers.some(([asked]) => asked === question));
  return [[ask, ...Object.values(positions).map(({ label }) => label)].join(" "), ...claims.map(({ says }) => says)];
}

/** The text of a question's file with another silent article. @param {import("./jobs.js").Source} source @param {string} article */
export function silenced({ text, data }, article) {
  return rewritten(text, data, { ...data, silent: [...(data.silent ?? []), article] }, "Question");
}

/**
 * @param {Document} root
 * @param {{question: string, article: string, edit: string, from: HTMLElement}} how
 */
export async function openReading(root, { question, article, edit, from }) {
  closeOpen();
  const [settings, dossier, source, { blocks }] = await Promise.all([formData(), dossierData(), questionFile(question), textOf(article), formStyled(root)]);
  const dialog = dialogOf(root, settings.reading);
  const words = dialog.dataset;
  const { outlet = article, page = "" } = dossier.articles[article] ?? {};
  const ask = dossier.questions[question]?.ask ?? question;
  const silent = Boolean(dossier.questions[question]?.silent?.includes(article));
  const file = silent ? source.text : silenced(source, article);
  const show = (/** @type {string} */ name) => part(dialog, name);
  const box = /** @type {HTMLInputElement} */ (dialog.querySelector("[name=silent]"));
  /** @param {string} place */
  const address = (place) => `${new URL(page, ROOT).href}?annotate=${question}${place}`;

  const foot = createFoot(root, dialog, {
    state: () => ({
      files: [{ path: source.path, file, way: revision(settings, source.path, edit) }],
      needed: box.checked ? "" : said(words.needChoice, { article: outlet }),
      wrong: "",
      contact: contactOf(settings.contact, `${outlet}: ${ask}`, `${source.path}\n\n${file}`),
    }),
    stop() {
      foot.draw();
      foot.speak();
      if (!box.checked) box.focus();
      return !box.checked;
    },
    taken: () => sheet.close(),
  });

  const found = nearest(blocks, saidOn(dossier, question));
  show("where").textContent = outlet;
  show("ask").textContent = ask;
  show("near").textContent = said(found.length ? (silent ? words.silent : words.near) : words.none, { article: outlet });
  show("candidates").replaceChildren(
    ...found.map(({ paragraph, text }) => {
      const row = element("li");
      const link = element("a", said(words.select, { paragraph }), { href: address(`#p${paragraph}`) });
      row.append(element("b", said(words.paragraph, { paragraph })), element("p", text), link);
      return row;
    }),
  );
  show("whole").setAttribute("href", address(""));
  show("card").replaceChildren(element("p", said(words.says, { article: outlet })));
  show("effects").replaceChildren(element("li", said(words.effect, { article: outlet })));
  show("file").textContent = file;
  show("file-name").textContent = said(words.file, { name: nameOf(source.path) });
  if (silent) for (const one of dialog.querySelectorAll("[data-of], .dossier-annotate-foot")) one.remove();

  const sheet = createSheet(root, dialog, from, () => undefined);
  const { signal } = sheet;
  dialog.addEventListener("input", () => {
    show("outcome").hidden = show("source").hidden = !box.checked;
    foot.draw();
    foot.speak();
  }, { signal });
  if (!silent) foot.draw();
  sheet.show();
  show("ask").focus();
}
