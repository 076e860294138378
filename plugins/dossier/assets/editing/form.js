/**
 * The form for a claim: a dialog beside the text, on a narrow page a sheet. It turns what a reader does into actions on
 * a draft (draft.js), has form-view.js draw it, and hands the file over.
 */
import { findings } from "./claim-rules.js";
import { write } from "./claim-yaml.js";
import { blank, claimOf, fieldOf, needs, next, pathOf } from "./draft.js";
import { keep } from "./drafts.js";
import { createView } from "./form-view.js";
import { contactOf, handover } from "./handover.js";
import { dossierData, formData, searched, styled, textOf } from "./loading.js";
import { placed } from "./passages.js";
import { duplicatesOf, nearOf } from "./proposals.js";

/** @typedef {import("./draft.js").Action} Action */
/** @typedef {import("./draft.js").Draft} Draft */
/** A paragraph, and the offset of the first word in it. @typedef {{paragraph: number | null, start: number} | null} Near */
/** @typedef {{article: string, words?: string, near?: Near, draft?: Draft | undefined, from: HTMLElement, closed: () => void}} How */

/** Milliseconds without a key after which a field is looked at. */
const PAUSE = 600;
/** From this width on the form is beside the text; the style sheet says the same. */
const WIDE = "(min-width: 60em)";
/** The field that has what is needed. @type {Readonly<Record<import("./draft.js").Need, string>>} */
const HOLDERS = { words: "words", says: "says", repeat: "says", kind: "kind", speaker: "speaker", because: "links" };

/** @type {(() => void) | null}  closes the form that is open */
let shut = null;

/**
 * Fetch form and style.
 * @param {Document} root
 * @returns {Promise<{dialog: HTMLDialogElement, pattern: Element, settings: import("./handover.js").Settings}>}  a form of
 *     its own; the pattern of a draft in the text
 */
export async function prepared(root) {
  const [settings] = await Promise.all([formData(), styled(root)]);
  const parsed = new DOMParser().parseFromString(settings.html, "text/html");
  const dialog = /** @type {HTMLDialogElement} */ (root.importNode(parsed.body.children[0] ?? parsed.body, true));
  const pattern = dialog.querySelector("template")?.content.firstElementChild;
  if (!pattern) throw new Error("editing: the form has no pattern for drafts");
  return { dialog, pattern, settings };
}

/**
 * Open the form; one that is open is closed.
 * @param {Document} root
 * @param {How} how  what was selected, or a draft to go on with, and where the focus goes back to
 */
export async function openForm(root, { article, words = "", near = null, draft: kept, from, closed }) {
  shut?.();
  const [{ dialog, settings }, dossier, { blocks }] = await Promise.all([
    prepared(root),
    dossierData(),
    textOf(article),
  ]);
  const wide = matchMedia(WIDE);
  const listening = new AbortController();
  const { signal } = listening;
  let draft = kept ?? blank(article);
  /** @type {{questions: string[], claims: string[]}} */
  let proposed = { questions: [draft.question].filter(Boolean), claims: Object.keys(draft.links) };
  /** @type {Set<string>}  fields that a reader has left, or in which a pause was made */
  const seen = new Set();
  /** @type {string[]}  claims that may say the same */
  let duplicates = duplicatesOf(dossier, draft);
  let [chose, copied, sent] = [Boolean(draft.question), "", false];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const view = createView(dialog, dossier, article);

  function draw() {
    const claim = claimOf(draft, dossier);
    const path = pathOf(draft, dossier);
    const id = path.replace(/^.*\/claims\/|\.yml$/g, "");
    const file = write(claim);
    const missing = needs(draft, duplicates);
    // What is missing is said in one line; what was written and is wrong, at its field.
    const wrong = findings(claim, dossier, id).filter(({ severity, path: [key], code }) => {
      if (severity === "note" || code === "D202") return false;
      return !missing.some((need) => HOLDERS[need] === fieldOf({ path: [key ?? ""] }));
    });
    const errors = wrong.filter(({ severity }) => severity === "error");
    const shown = wrong.filter((one) => seen.has(fieldOf(one)));
    const way = handover(settings, path, file);
    const contact = contactOf(settings.contact, `${article}: ${draft.says}`, `${path}\n\n${file}`);
    view.draw({ draft, file, path, missing, errors, shown, way, duplicates, proposed, copied, sent, contact: Boolean(contact) });
    return { missing, errors, way, file, path, contact };
  }

  /** @param {Action} action */
  function dispatch(action) {
    const before = draft;
    draft = next(before, action);
    if (draft === before) return;
    if (draft.words !== before.words) keep(before, true);
    keep(draft);
    draw();
  }

  /** @param {string} text  @param {typeof near} [at] */
  function reword(text, at = null) {
    const found = placed(blocks, text, at);
    const { passage = null, paragraph = null, claims = [] } = found ?? {};
    duplicates = duplicatesOf(dossier, { ...draft, beside: claims });
    dispatch({ type: "words", words: text, passage, paragraph, beside: claims });
  }

  /** Look at what was written: findings, a claim that may be the same, proposals. @param {string} field */
  async function settle(field) {
    clearTimeout(timer);
    seen.add(field);
    if (field === "says") duplicates = duplicatesOf(dossier, draft);
    const { missing, errors } = draw();
    view.speak(missing, errors.length);
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
    else if (name === "kind" || name === "position") dispatch({ type: "set", key: name, value });
    else if (name === "by") dispatch({ type: "by", by: value === "other" ? "other" : "author" });
    else if (name === "question") dispatch({ type: "question", question: value });
    else if (name === "because") dispatch({ type: "because", to, because: value });
    else if (name.startsWith("degree")) dispatch({ type: "degree", to, degree: value });
    else if (name === "topics" || name === "mentions") dispatch({ type: "choose", list: name, names: view.chosen(name) });
    if (name === "question" || name === "position") chose = true;
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
    if (what === "close") close();
    if (what === "reword") view.askWords(draft.words);
    if (what === "dismiss") {
      dispatch({ type: "dismiss", claims: duplicates });
      settle("says");
      view.focus("says");
    }
    if (what === "propose") go();
    if (what === "copy") copy();
    if (what === "download") download();
    if (what === "contact") send();
    if (what === "taken" || what === "stay") {
      sent = false;
      if (what === "taken") close(true);
      else {
        draw();
        view.focusOn("propose");
      }
    }
  }

  async function copy() {
    try {
      await navigator.clipboard.writeText(draw().file);
      copied = "copied";
    } catch {
      copied = "refused";
    }
    draw();
  }

  function download() {
    const { file, path } = draw();
    const link = root.createElement("a");
    link.href = URL.createObjectURL(new Blob([file], { type: "text/yaml" }));
    link.download = path.slice(path.lastIndexOf("/") + 1);
    link.click();
    URL.revokeObjectURL(link.href);
  }

  async function go() {
    for (const { field } of view.fields()) seen.add(field);
    duplicates = duplicatesOf(dossier, draft);
    const { missing, errors, way } = draw();
    view.speak(missing, errors.length);
    const [first] = missing;
    if (first) return view.focus(HOLDERS[first]);
    if (errors[0]) return view.focus(fieldOf(errors[0]));
    if (way.way !== "open") await copy();
    leave(way.address);
  }

  async function send() {
    const { contact } = draw();
    if (contact?.copied) await copy();
    leave(contact?.address ?? "");
  }

  /** Open an address beside this page, and ask afterwards what came of it. @param {string} address */
  function leave(address) {
    if (!address) return;
    window.open(address, "_blank", "noopener");
    sent = true;
    draw();
    view.focusOn("taken");
  }

  function close(gone = false) {
    keep(draft, gone);
    listening.abort();
    clearTimeout(timer);
    dialog.remove();
    shut = null;
    view.unmark();
    closed();
    from.focus({ preventScroll: true });
  }

  shut = close;
  root.body.append(dialog);
  view.fill();
  dialog.addEventListener("input", onInput, { signal });
  dialog.addEventListener("click", onClick, { signal });
  dialog.addEventListener("focusout", ({ target }) => {
    const field = target instanceof Element ? view.fieldAt(target) : "";
    if (["says", "words", "speaker", "slug", "links"].includes(field) && target instanceof Element && target.matches("input, textarea")) settle(field);
  }, { signal });
  dialog.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    close();
  }, { signal });
  // A sheet is closed by the gesture for going back, too.
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    close();
  }, { signal });
  const fit = () => {
    if (dialog.open) dialog.close();
    if (wide.matches) dialog.show();
    else dialog.showModal();
  };
  wide.addEventListener("change", fit, { signal });
  if (words) reword(words, near);
  draw();
  fit();
  if (draft.passage) view.focus("says");
  else view.askWords(draft.words);
  view.mark(root, draft.paragraph);
  await propose();
}
