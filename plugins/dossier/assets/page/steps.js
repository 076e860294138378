/** Steps from note to note: which note comes next, and the buttons that lead to it. */

/**
 * Return what comes next in a list, or before; at its end, what is at the other end.
 * @template T
 * @param {readonly T[]} list  in order
 * @param {(one: T) => number} compare  below zero for what comes before the current place, above zero for what comes after it
 * @param {number} direction  1 or -1
 * @returns {T | undefined}  undefined only if the list is empty
 */
export function neighbor(list, compare, direction) {
  const ordered = direction > 0 ? list : [...list].reverse();
  return ordered.find((one) => compare(one) * direction > 0) ?? ordered[0];
}

/**
 * Compare two places in the page: below zero if `one` comes before `at`, above zero if it comes after.
 * @param {Node} at @param {Node} one
 */
export function order(at, one) {
  if (at === one) return 0;
  return at.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING ? 1 : -1;
}

/**
 * Take the two buttons of the open note, with its place among the notes between them, from the head of the article.
 * @param {Document} root
 */
export function createSteps(root) {
  const { content, dataset } = /** @type {HTMLTemplateElement} */ (root.getElementById("dossier-steps"));
  const element = /** @type {HTMLElement} */ (content.firstChild?.cloneNode(true));
  const [previous, count, following] = /** @type {Iterable<HTMLElement>} */ (element.children);
  /** @param {number} at @param {number} total @param {string} as  which message of the template */
  const place = (at, total, as) => `${dataset[as]}`.replace("{at}", `${at}`).replace("{total}", `${total}`);
  return {
    element,
    place,
    /** @param {number} direction  1 or -1 */
    focus: (direction) => (direction > 0 ? following : previous)?.focus(),
    /** @param {number} at @param {number} total */
    count(at, total) {
      if (count) count.textContent = place(at, total, "at");
    },
  };
}
