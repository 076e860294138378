/**
 * The form for a claim: a dialog beside the text, on a narrow page a sheet. It turns what a reader does into actions on
 * a draft (draft.js), has form-view.js draw it, and hands the file over.
 */
import { findings } from "./claim-rules.js";
import { NEW, fieldOf, next } from "./draft.js";
import { begun } from "./drafts.js";
import { createFoot } from "./foot.js";
import { createView } from "./form-view.js";
import { contactOf, handover, revision } from "./handover.js";
import { HOLDERS, newClaim } from "./jobs.js";
import { claimFile, dossierData, formData, searched, formStyled, textOf } from "./loading.js";
import { PAUSE, capital, dialogOf } from "./parts.js";
import { placed } from "./passages.js";
import { nearOf } from "./proposals.js";
import { closeOpen, createSheet } from "./sheet.js";

/** @typedef {import("./draft.js").Action} Action */
/** @typedef {import("./draft.js").Draft} Draft */
/** A paragraph, and the offset of the first word in it. @typedef {{paragraph: number | null, start: number} | null} Near */
/**
 * @typedef {object} How
 * @property {string} article
 * @property {string} [words]  that were selected @property {Near} [near]  where
 * @property {Draft | undefined} [draft]  to go on with
 * @property {string} [question]  that it is read for
 * @property {string} [corrects]  the claim that is corrected, ARTICLE/CLAIM @property {string} [edit]  where its file is edited
 * @property {HTMLElement} from  where the focus goes back to
 * @property {() => void} [closed]
 */

/**
 * Fetch form and style.
 * @param {Document} root
 * @returns {Promise<{dialog: HTMLDialogElement, pattern: Element, settings: import("./handover.js").Settings}>}  a form of
 *     its own; the pattern of a draft in the text
 */
export async function prepared(root) {
  const [settings] = await Promise.all([formData(), formStyled(root)]);
  const dialog = dialogOf(root, settings.html);
  const pattern = dialog.querySelector("template")?.content.firstElementChild;
  if (!pattern) throw new Error("editing: the form has no pattern for drafts");
  return { dialog, pattern, settings };
}

/**
 * Open the form; one that is open is closed.
 * @param {Document} root
 * @param {How} how
 */
export async function openForm(root, { article, words = "", near = null, draft: kept, question = "", corrects = "", edit = "", from, closed }) {
  closeOpen();
  const [{ dialog, settings }, dossier, { blocks }, source] = await Promise.all([
    prepared(root),
    dossierData(),
    textOf(article),
    corrects ? claimFile(corrects) : null,
  ]);
  const job = source
    ? (await import("./correction.js")).correction(corrects, source, dossier, blocks, begun(corrects, "correct"), edit)
    : newClaim(article, kept);
  let draft = { ...job.first, ...job.kept };
  if (question) draft = next(draft, { type: "question", question });
  /** @type {{questions: string[], claims: string[]}} */
  let proposed = { questions: [draft.question].filter(Boolean), claims: Object.keys(draft.links) };
  /** @type {Set<string>}  fields that a reader has left, or in which a pause was made */
  const seen = new Set();
  /** @type {string[]}  claims that may say the same */
  let duplicates = job.duplicates(draft, dossier);
  let chose = job.corrects || Boolean(draft.question);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const view = createView(dialog, dossier, article, job);

  /** What names that the dossier does not have need, once there is one. @type {{module: typeof import("./additions.js"), lists: Awaited<ReturnType<typeof import("./additions.js").listsOf>>} | null} */
  let additions = null;
  /** Files of questions without this article among the silent ones. @type {Map<string, {path: string, file: string}>} */
  const broken = new Map();

  /** What follows from the draft. */
  function looked() {
    const adds = draft.question === NEW || draft.topic.trim() !== "" || draft.type !== "";
    if (adds && !additions) prepareAdditions();
    const added = adds ? additions?.module.added(draft, dossier) : undefined;
    const more = additions && added ? additions.module.filesOf(added, additions.lists) : [];
    const { draft: settled, dossier: known } = added ?? { draft, dossier };
    const made = job.make(settled, known);
    const silent = draft.position && dossier.questions[draft.question]?.silent?.includes(article);
    const second = silent ? broken.get(draft.question) : undefined;
    if (silent && !second) breakSilence(draft.question);
    const missing = job.needs(draft, dossier, duplicates);
    // What is missing is said in one line; what was written and is wrong, at its field.
    const wrong = findings(made.claim, known, made.id).filter(({ severity, path: [key], code }) => {
      if (severity === "note" || code === "D202" || (second && code === "D308")) return false;
      return !missing.some((need) => HOLDERS[need] === fieldOf({ path: [key ?? ""] }));
    });
    return { ...made, settled, known, more, second, missing, wrong, errors: wrong.filter(({ severity }) => severity === "error") };
  }
  let now = looked();

  /** An article that answers is not silent any more: the file of the question goes with the claim. @param {string} question */
  async function breakSilence(question) {
    const { unsilenced } = await import("./unsilence.js");
    broken.set(question, await unsilenced(question, article));
    if (!signal.aborted) draw();
  }

  async function prepareAdditions() {
    const module = await import("./additions.js");
    additions = { module, lists: await module.listsOf() };
    if (!signal.aborted) draw();
  }

  const foot = createFoot(root, dialog, {
    state: () => ({
      files: [
        { path: now.path, file: now.file, way: job.way(settings, now.path, now.file) },
        ...(now.second ? [{ ...now.second, way: revision(settings, now.second.path) }] : []),
        ...now.more.map(({ path, file, fresh }) => ({ path, file, way: fresh ? handover(settings, path, file) : revision(settings, path) })),
      ],
      needed: now.missing.map((need) => dialog.dataset[`need${capital(need)}`]).join(", "),
      wrong: now.errors.map(({ message }) => message).join("; "),
      contact: contactOf(settings.contact, `${article}: ${draft.says}`, [now, ...now.more].map(({ path, file }) => `${path}\n\n${file}`).join("\n")),
    }),
    stop() {
      for (const { field } of view.fields()) seen.add(field);
      duplicates = job.duplicates(draft, dossier);
      draw();
      foot.speak();
      const [first] = now.missing;
      if (first) view.focus(HOLDERS[first]);
      else if (now.errors[0]) view.focus(fieldOf(now.errors[0]));
      return Boolean(first || now.errors[0]);
    },
    taken: () => close(true),
  });

  function draw() {
    now = looked();
    const shown = now.wrong.filter((one) => seen.has(fieldOf(one)));
    view.draw({ draft, settled: now.settled, known: now.known, file: now.file, path: now.path, shown, duplicates, proposed });
    foot.draw();
  }

  /** @param {Action} action */
  function dispatch(action) {
    const before = draft;
    draft = next(before, action);
    if (draft === before) return;
    if (draft.words !== before.words) job.keep(before, true);
    job.keep(draft);
    draw();
  }

  /** @param {string} text  @param {typeof near} [at] */
  function reword(text, at = null) {
    const found = placed(blocks, text, at);
    const { passage = null, paragraph = null, claims = [] } = found ?? {};
    duplicates = job.duplicates({ ...draft, beside: claims }, dossier);
    dispatch({ type: "words", words: text, passage, paragraph, beside: claims });
  }

  /** Look at what was written: findings, a claim that may be the same, proposals. @param {string} field */
  async function settle(field) {
    clearTimeout(timer);
    seen.add(field);
    if (field === "says") duplicates = job.duplicates(draft, dossier);
    draw();
    foot.speak();
    if (field === "says" || field === "words") await propose();
  }

  async function propose() {
    const text = `${draft.passage?.text ?? ""} ${draft.says}`;
    const found = nearOf(dossier, await searched(text, 40), article);
    if (signal.aborted) return;
    // A list in which something was pressed keeps its order.
    if (!chose) {
      proposed = { ...proposed, questions: found.questions };
      dispatch({ type: "question", question: found.questions[0] ?? "" });
    }
    if (!Object.keys(draft.links).length) proposed = { ...proposed, claims: found.claims.slice(0, 4) };
    draw();
  }

  /** @param {Event} event */
  function onInput({ target }) {
    if (!(target instanceof HTMLElement) || !("value" in target)) return;
    const value = String(target.value);
    const name = target.getAttribute("name") ?? "";
    const to = target.dataset.to ?? "";
    if (name === "words") reword(value);
    else if (name === "says" || name === "speaker" || name === "slug") dispatch({ type: "set", key: name, value });
    else if (name === "ask" || name === "label" || name === "other" || name === "topic" || name === "type") dispatch({ type: "set", key: name, value });
    else if (name === "kind" || name === "position") dispatch({ type: "set", key: name, value });
    else if (name === "by") dispatch({ type: "by", by: value === "other" ? "other" : "author" });
    else if (name === "question") dispatch({ type: "question", question: value });
    else if (name === "because") dispatch({ type: "because", to, because: value });
    else if (name.startsWith("degree")) dispatch({ type: "degree", to, degree: value });
    else if (name === "topics" || name === "mentions") dispatch({ type: "choose", list: name, names: view.chosen(name) });
    if (name === "question" || name === "position" || name === "ask") chose = true;
    clearTimeout(timer);
    timer = setTimeout(settle, PAUSE, view.fieldAt(target));
  }

  /** @param {Event} event */
  function onClick({ target }) {
    const button = target instanceof Element ? target.closest("button") : null;
    if (!button) return;
    const { link, to = "", do: what } = button.dataset;
    if (link) {
      dispatch({ type: "link", to, as: link });
      view.focusLink(to, link);
    }
    if (what === "reword") view.askWords(draft.words);
    if (what === "dismiss") {
      dispatch({ type: "dismiss", claims: duplicates });
      settle("says");
      view.focus("says");
    }
  }

  /** @type {boolean}  whether the host has taken it */
  let gone = false;
  const sheet = createSheet(root, dialog, from, () => {
    job.keep(draft, gone);
    clearTimeout(timer);
    view.unmark();
    closed?.();
  });
  const { signal } = sheet;
  function close(taken = false) {
    gone = taken;
    sheet.close();
  }

  view.fill();
  dialog.addEventListener("input", onInput, { signal });
  dialog.addEventListener("click", onClick, { signal });
  dialog.addEventListener("focusout", ({ target }) => {
    const field = target instanceof Element ? view.fieldAt(target) : "";
    if (["says", "words", "speaker", "slug", "links"].includes(field) && target instanceof Element && target.matches("input, textarea")) settle(field);
  }, { signal });
  if (words) reword(words, near);
  draw();
  sheet.show();
  if (draft.passage || job.locked.includes("words")) view.focus("says");
  else view.askWords(draft.words);
  view.mark(root, draft.paragraph);
  await propose();
}
