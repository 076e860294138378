/** What an article needs beyond its density: notes, and which passage belongs to which of them. */
import { createNotes } from "./notes.js";
import { createPairs } from "./pairs.js";

/**
 * @param {Document} root  page that holds an article
 * @returns {{start(): void, stop(): void}}  both may be called twice
 */
export function createArticle(root) {
  const pairs = createPairs(root);
  const parts = [pairs, createNotes(root, pairs)];
  return {
    start: () => parts.forEach((part) => part.start()),
    stop: () => parts.forEach((part) => part.stop()),
  };
}
