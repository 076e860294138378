/** What an article needs beyond its density: notes, their pairs with passages, and its citation. */
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
  return {
    start,
    stop: () => parts.forEach((part) => part.stop()),
  };
}
