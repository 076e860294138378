/** Words, as the index knows them: the same as `tokenize.rs`, both held to `tests/contract/tokenize.json`. */

/**
 * A word of a text.
 * @typedef {object} Word
 * @property {string} term  the word as it is indexed: NFKD without marks, lower case, without a possessive `'s`
 * @property {number} start  where it stands in the text, in UTF-16 units
 * @property {number} end  right behind it
 */

/** Letters, digits and marks, with single apostrophes inside. */
const WORD = /[\p{Alphabetic}\p{N}\p{M}]+(?:['’][\p{Alphabetic}\p{N}\p{M}]+)*/gu;
const ASCII = /^[\0-\x7f]*$/;
const DROPPED = /\p{M}|[^\p{Alphabetic}\p{N}']/gu;

/**
 * Cut a text into words.
 * @param {string} text
 * @returns {Word[]}  sorted, non-overlapping
 */
export function tokenize(text) {
  const words = [];
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const term = fold(word);
    if (term) words.push({ term, start: index, end: index + word.length });
  }
  return words;
}

/**
 * @param {string} word
 * @returns {string}
 */
function fold(word) {
  const lower = ASCII.test(word) ? word.toLowerCase() : foldLetters(word);
  return lower.endsWith("'s") ? lower.slice(0, -2) : lower;
}

/**
 * Letter by letter, because the lower case of a whole word depends on where a sigma stands.
 * @param {string} word
 * @returns {string}
 */
function foldLetters(word) {
  const lower = Array.from(word.normalize("NFKD"), (letter) => letter.toLowerCase()).join("");
  return lower.replaceAll("’", "'").replaceAll("ς", "σ").replace(DROPPED, "");
}
