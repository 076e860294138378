/** Words, as the index knows them: the same as `tokenize.rs`, both held to `tests/contract/tokenize.json`. */
import { PARAMS } from "./params.js";

/**
 * A word of a text.
 * @typedef {object} Word
 * @property {string} term  the word as it is indexed: NFKD without marks, lower case, without a possessive `'s`
 * @property {number} start  where it begins in the text, in UTF-16 units
 * @property {number} end  where it ends
 * @property {number} position  its place among the words; a whole identifier has that of its first part
 * @property {number} places  1, or as many as an identifier has parts
 */

/** Letters, digits and marks, with single apostrophes and with underscores inside. */
const RUN = /[\p{Alphabetic}\p{N}\p{M}]+(?:(?:['’]|_+)[\p{Alphabetic}\p{N}\p{M}]+)*/gu;
const PART = /^[\p{Alphabetic}\p{N}\p{M}]/u;
/** Scripts without spaces: the ranges of `tokenize.rs`. */
const UNSPACED =
  /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f\u{20000}-\u{3ffff}]/u;
const MARK = /^\p{M}$/u;
const JOINT = /^['’_]$/;
const ASCII = /^[\0-\x7f]*$/;
const DROPPED = /\p{M}|[^\p{Alphabetic}\p{N}'_]/gu;
/** Where a part of an identifier begins. */
const SEAM = /_+|(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g;
/** Whether it is worth looking for parts: most words have none, and lookbehind is slow. */
const SEAMED = /_|[A-Za-z][A-Z]/;
/** Most runs: nothing to fold but case, and no parts. */
const SIMPLE = /^[A-Za-z]?[a-z0-9]*$/;
const MAX_SIGNED = 3;

/**
 * Whether words are written without spaces in the script of a letter.
 * @param {string} letter
 */
export const isUnspaced = (letter) => UNSPACED.test(letter);

/**
 * Cut a text into words.
 * @param {string} text
 * @returns {Word[]}
 */
export function tokenize(text) {
  /** @type {Word[]} */
  const words = [];
  let position = 0;

  /**
   * @param {number} start
   * @param {number} end
   */
  const add = (start, end) => {
    const term = fold(text.slice(start, end));
    if (term) words.push({ term, start, end, position: position++, places: 1 });
  };

  for (const { 0: run, index: start } of text.matchAll(RUN)) {
    const end = start + run.length;
    if (run.length > MAX_SIGNED && run.length <= PARAMS.maxTermCodePoints && SIMPLE.test(run)) {
      words.push({ term: run.toLowerCase(), start, end, position: position++, places: 1 });
      continue;
    }
    const ascii = ASCII.test(run);
    if (!ascii && UNSPACED.test(run)) {
      for (const [from, to] of stretches(run)) add(start + from, start + to);
      continue;
    }
    const sign = text.startsWith("++", end) ? "++" : text[end] === "#" ? "#" : "";
    if (ascii && sign && run.length <= MAX_SIGNED && !PART.test(text.slice(end + sign.length, end + sign.length + 2))) {
      const term = fold(run);
      if (term) words.push({ term: term + sign, start, end: end + sign.length, position, places: 1 });
      add(start, end);
      continue;
    }
    if (!SEAMED.test(run)) {
      add(start, end);
      continue;
    }
    const parts = partsOf(run);
    if (parts.length > 1) {
      const term = fold(run);
      const places = parts.filter(([from, to]) => fold(run.slice(from, to))).length || 1;
      if (term) words.push({ term, start, end, position, places });
    }
    for (const [from, to] of parts) add(start + from, start + to);
  }
  return words;
}

/**
 * Cut an identifier at underscores and where capital letters begin a part.
 * @param {string} run
 * @returns {Array<[number, number]>}
 */
function partsOf(run) {
  /** @type {Array<[number, number]>} */
  const parts = [];
  let from = 0;
  for (const { 0: seam, index } of run.matchAll(SEAM)) {
    parts.push([from, index]);
    from = index + seam.length;
  }
  return [...parts, [from, run.length]];
}

/**
 * Cut a run with letters of scripts without spaces: pairs of those, and the words between them.
 * @param {string} run
 * @returns {Array<[number, number]>}
 */
function stretches(run) {
  /** @type {Array<{unspaced: boolean, starts: number[]}>} */
  const found = [];
  let at = 0;
  for (const letter of run) {
    if (!MARK.test(letter)) {
      const unspaced = UNSPACED.test(letter);
      if (found.at(-1)?.unspaced !== unspaced) found.push({ unspaced, starts: [] });
      if (!unspaced || !JOINT.test(letter)) found.at(-1)?.starts.push(at);
    }
    at += letter.length;
  }
  return found.flatMap(({ unspaced, starts }, place) => {
    const from = place ? /** @type {number} */ (starts[0]) : 0;
    const end = found[place + 1]?.starts[0] ?? run.length;
    if (!unspaced) return [trim(run, from, end)];
    if (starts.length < 2) return [/** @type {[number, number]} */ ([from, end])];
    return starts.slice(1).map((_, at) => /** @type {[number, number]} */ ([starts[at], starts[at + 2] ?? end]));
  });
}

/**
 * @param {string} run
 * @param {number} from
 * @param {number} to
 * @returns {[number, number]}
 */
function trim(run, from, to) {
  while (from < to && JOINT.test(run.charAt(from))) from++;
  while (to > from && JOINT.test(run.charAt(to - 1))) to--;
  return [from, to];
}

/**
 * @param {string} word
 * @returns {string}  empty if nothing or too much is left
 */
function fold(word) {
  let term = ASCII.test(word) ? word.toLowerCase() : foldLetters(word);
  if (term.endsWith("'s")) term = term.slice(0, -2);
  return term.length > PARAMS.maxTermCodePoints && [...term].length > PARAMS.maxTermCodePoints ? "" : term;
}

/**
 * Letter by letter, because the lower case of a whole word depends on where a sigma is.
 * @param {string} word
 * @returns {string}
 */
function foldLetters(word) {
  const lower = Array.from(word.normalize("NFKD"), (letter) => letter.toLowerCase()).join("");
  return lower.replaceAll("’", "'").replaceAll("ς", "σ").replace(DROPPED, "");
}
