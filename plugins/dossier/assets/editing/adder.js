/**
 * The ways into the form: a button below selected words, the link at the head of the article, and drafts that were
 * kept. The article loads this module at the first of these.
 */
import { draftsOf } from "./drafts.js";
import { openForm, prepared } from "./form.js";
import { dossierData } from "./loading.js";
import { element, said } from "./parts.js";

const UNIT = ".dossier-unit, li";
/** What is woven into the text without being a part of it. */
const WOVEN = "[data-dossier]:not([data-dossier='mark'], [data-dossier='wrap'])";
/** Milliseconds after which a selection that does not change is one. */
const QUIET = 150;

/** The text of a range as the article has it. @param {Range} range */
function textIn(range) {
  const copy = range.cloneContents();
  for (const woven of copy.querySelectorAll(WOVEN)) woven.remove();
  return (copy.textContent ?? "").replace(/\s+/g, " ");
}

/**
 * @param {Document} root
 * @param {HTMLElement} link  the one at the head of the article; `data-annotate` is the article
 * @returns {{start(): void, stop(): void}}  both may be called twice
 */
export function createAdder(root, link) {
  const article = link.dataset.annotate ?? "";
  /** The question for which the article is read. */
  const question = new URLSearchParams(location.search).get("annotate") ?? "";
  const button = root.createElement("button");
  button.type = "button";
  button.className = "dossier-adder";
  button.textContent = link.dataset.words ?? "";
  /** @type {AbortController | null} */
  let listening = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** @type {HTMLElement[]} */
  let marks = [];

  /** The selected words of one paragraph, and where they are. */
  function selected() {
    const selection = root.getSelection();
    if (!selection?.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const within = range.commonAncestorContainer;
    const around = within instanceof Element ? within : within.parentElement;
    const unit = around?.closest(".dossier-unit") ?? around?.closest(UNIT);
    if (!(unit instanceof HTMLElement) || around?.closest(WOVEN)) return null;
    const words = textIn(range).trim();
    const before = root.createRange();
    before.setStart(unit, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const number = unit.querySelector(".dossier-number");
    const near = { paragraph: number ? Number(number.textContent) : null, start: textIn(before).trimStart().length };
    return words ? { words, near, unit, range } : null;
  }

  function offer() {
    const found = selected();
    if (!found) return button.remove();
    const box = [...found.range.getClientRects()].at(-1) ?? found.range.getBoundingClientRect();
    root.body.append(button);
    const { clientWidth } = root.documentElement;
    const start = Math.max(8, Math.min(box.right - button.offsetWidth / 2, clientWidth - button.offsetWidth - 8));
    button.style.top = `${box.bottom + scrollY + 8}px`;
    button.style.left = `${start + scrollX}px`;
  }

  /** @param {{words?: string, near?: {paragraph: number | null, start: number} | null, draft?: import("./draft.js").Draft, from: HTMLElement}} how */
  const open = ({ words = "", near = null, draft, from }) =>
    openForm(root, { article, words, near, draft, question: draft ? "" : question, from, closed: showDrafts });

  function annotate() {
    const found = selected();
    button.remove();
    if (!found) return;
    const number = found.unit.querySelector(".dossier-number");
    open({ ...found, from: number instanceof HTMLElement ? number : link });
  }

  /** Say for which question the article is read. */
  async function showQuestion() {
    const [{ dialog }, dossier] = await Promise.all([prepared(root), dossierData()]);
    const asked = dossier.questions[question];
    if (!asked || !listening) return;
    const line = element("p", said(dialog.dataset.reading, { question: asked.ask }), { class: "dossier-reading", role: "status" });
    root.body.append(line);
    marks.push(line);
  }

  async function showDrafts() {
    for (const mark of marks) if (mark.dataset.dossier === "draft") mark.remove();
    marks = marks.filter((mark) => mark.isConnected);
    const drafts = draftsOf(article);
    if (!drafts.length) return;
    const { pattern } = await prepared(root);
    for (const draft of drafts) {
      const mark = pattern.cloneNode(true);
      if (!(mark instanceof HTMLElement)) continue;
      const quote = mark.querySelector("q");
      if (quote) quote.textContent = draft.says || draft.words;
      const on = draft.paragraph === null ? null : root.getElementById(`p${draft.paragraph}`);
      const go = mark.querySelector("button");
      go?.addEventListener("click", () => open({ draft, from: on ?? link }));
      mark.dataset.dossier = "draft";
      (on?.closest(UNIT) ?? link.parentElement)?.append(mark);
      marks.push(mark);
    }
  }

  return {
    start() {
      if (listening) return;
      listening = new AbortController();
      const { signal } = listening;
      const later = () => {
        clearTimeout(timer);
        timer = setTimeout(offer, QUIET);
      };
      root.addEventListener("selectionchange", later, { signal });
      // A press must not take the selection away.
      button.addEventListener("pointerdown", (event) => event.preventDefault(), { signal });
      button.addEventListener("click", annotate, { signal });
      const onLink = (/** @type {Event} */ event) => {
        event.preventDefault();
        open({ from: link });
      };
      link.addEventListener("click", onLink, { signal });
      prepared(root);
      showDrafts();
      if (question) showQuestion();
      later();
    },
    stop() {
      listening?.abort();
      listening = null;
      clearTimeout(timer);
      button.remove();
      for (const mark of marks) mark.remove();
    },
  };
}
