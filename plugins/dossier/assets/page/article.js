/** What an article needs beyond its density: notes, their pairs with passages, its citation, and the way to annotate. */
import { createNotes } from "./notes.js";
import { createPairs } from "./pairs.js";

/**
 * @param {Document} root  page that holds an article
 * @returns {{start(): void, stop(): void}}  both may be called twice
 */
export function createArticle(root) {
  const pairs = createPairs(root);
  const parts = [pairs, createNotes(root, pairs)];
  const start = () => parts.forEach((part) => part.start());
  const cite = async () => {
    parts.push((await import("./copying.js")).createCopying(root));
    start();
  };
  root.querySelector(".dossier-cite")?.addEventListener("toggle", cite, { once: true });
  const waiting = new AbortController();
  /** @type {HTMLElement | null} */
  const link = root.querySelector("[data-annotate]");
  /** @param {Event} [event] */
  const annotate = async (event) => {
    if (!link || (event?.type === "selectionchange" && root.getSelection()?.isCollapsed)) return;
    waiting.abort();
    event?.preventDefault();
    parts.push((await import("../editing/adder.js")).createAdder(root, link));
    start();
    if (event?.type === "click") link.click();
  };
  const drafts = Reflect.get(globalThis, "__md_get")?.("dossier-drafts") ?? {};
  // What is on a disk cannot be fetched by a page.
  if (link && location.protocol !== "file:") {
    link.addEventListener("click", annotate, waiting);
    root.addEventListener("selectionchange", annotate, waiting);
    // The page of a question led here, to read for it.
    if (drafts[link.dataset.annotate ?? ""] || location.search.includes("annotate=")) annotate();
  }
  return {
    start,
    stop: () => {
      waiting.abort();
      parts.forEach((part) => part.stop());
    },
  };
}
