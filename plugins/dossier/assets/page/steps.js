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
 * Make the two buttons of the open note, with its place among the notes between them.
 * @param {Document} root
 */
export function createSteps(root) {
  const element = root.createElement("span");
  const count = root.createElement("span");
  element.className = "dossier-steps";
  /** @param {number} direction @param {string} name @param {string} sign */
  const button = (direction, name, sign) => {
    const made = root.createElement("button");
    made.type = "button";
    made.dataset.step = String(direction);
    made.ariaLabel = name;
    made.textContent = sign;
    return made;
  };
  const previous = button(-1, "Previous note", "←");
  const following = button(1, "Next note", "→");
  element.append(previous, count, following);
  return {
    element,
    /** @param {number} direction  1 or -1 */
    focus: (direction) => (direction > 0 ? following : previous).focus(),
    /** @param {number} at @param {number} total */
    count(at, total) {
      count.textContent = `${at} of ${total}`;
    },
  };
}
