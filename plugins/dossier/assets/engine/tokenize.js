/** Words, as the index knows them: the same as `tokenize.rs`, both held to `tests/contract/tokenize.json`. */
import { PARAMS } from "./params.js";

/**
 * A word of a text.
 * @typedef {object} Word
 * @property {string} term  the word as it is indexed: in lower case, spellings folded, without a possessive `'s` and
 *   without an article or a pronoun that has lost its vowel
 * @property {number} start  where it begins in the text, in UTF-16 units
 * @property {number} end  where it ends
 * @property {number} position  its place among the words; a whole has that of its first part
 * @property {number} places  1, or as many as a whole has parts
 */

const LETTER = "[\\p{Alphabetic}\\p{N}\\p{M}]";
const JOINTS = "'‘’‛′＇՚׳״";
const UNSEEN = "\\xad\\u200b-\\u200f\\u2060-\\u2064\\ufeff";
const JOIN = `(?:[${JOINTS}]|_+|[${UNSEEN}]+)`;
const WORD = `${LETTER}+(?:${JOIN}${LETTER}+)*`;
const PICTURES = "\\u2600-\\u27bf\\u{1f000}-\\u{1faff}";
/** Letters, digits and marks, with single apostrophes, underscores and what is not seen inside; or a picture. */
const RUN = new RegExp(`${WORD}|(?![\\u{1f3fb}-\\u{1f3ff}])[${PICTURES}]`, "gu");
/** What may be a whole: words with hyphens between them, or a number in groups of three digits. */
const GROUP = `\\d{3}(?!${JOIN}?${LETTER})`;
const WHOLE = new RegExp(`${WORD}(?:[-‐‑]${WORD})+|\\d{1,3}([,. \\xa0\\u2009\\u202f])${GROUP}(?:\\1${GROUP})*`, "gu");
const PART = new RegExp(`^${LETTER}`, "u");
/** Scripts without spaces: the ranges of `runs.rs`. */
const UNSPACED =
  /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f\u{20000}-\u{3ffff}]/u;
const MARK = /^[\p{M}\uff9e\uff9f]$/u;
const JOINT = new RegExp(`^[_${JOINTS}${UNSEEN}]$`);
const ASCII = /^[\0-\x7f]*$/;
/** Marks that say how a word is read, and what is no letter: all of `letters.rs`. */
const DROPPED = new RegExp(
  "([иу]\u0306|і\u0308)|(?=\\p{M})[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed" +
    `\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe2f\\u{e0100}-\\u{e01ef}]|[ـ׳״]|[^\\p{Alphabetic}\\p{N}\\p{M}_${JOINTS}${PICTURES}]`,
  "gu",
);
/** A letter, and how it is spelled. */
const SPELLINGS = "ßss æae œoe þth øo łl đd ðd ħh ıi ςσ ىي یي ېي کك ڪك ہه ەه ھه ٱا ‘' ’' ‛' ′' ՚' ʼ' ʻ'"
  .split(" ")
  .map((pair) => /** @type {[string, string]} */ ([pair.charAt(0), pair.slice(1)]));
const SPELLED = new Map(SPELLINGS);
const FOLDED = new RegExp(`[${[...SPELLED.keys()].join("")}]|\\p{Nd}`, "gu");
/** French and Italian words that lose their vowel before another. */
const ELIDED =
  /^(?:[cdjlmnst]|(?:jus|lors|pres|puis|quel|quoi)?qu|(?:be|co|[dns]?a|de|ne|que|su)ll|all|gl|quest|sant|un)'(?=..)/su;
/** The Arabic article, with a letter that is joined to it. */
const PREFIXED = /^(?:[وفبك]?ال|لل)(?=...)/su;
/** Where a part of an identifier begins. */
const SEAM = /_+|(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g;
/** Whether it is worth looking for parts: most words have none, and lookbehind is slow. */
const SEAMED = /_|[A-Za-z][A-Z]/;
/** Most runs: nothing to fold but case, and no parts. */
const SIMPLE = /^[A-Za-z]?[a-z0-9]*$/;
const MAX_SIGNED = 3;
const MAX_COMPOUND_PARTS = 3;

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

  const wholes = new Map(Array.from(text.matchAll(WHOLE), (found) => [found.index, found]));
  for (const { 0: run, index: start } of text.matchAll(RUN)) {
    if (text[start - 1] === "¶" && /^\d+$/.test(run)) continue;
    const end = start + run.length;
    const [whole = "", separator] = wholes.get(start) ?? [];
    const parts = whole.split(separator ?? /[-‐‑]/);
    if (separator || (parts[1] && parts.length <= MAX_COMPOUND_PARTS && /\p{Alphabetic}/u.test(whole) && parts.every(isPlain))) {
      const term = fold(parts.join(""));
      if (term) words.push({ term, start, end: start + whole.length, position, places: parts.length });
    }
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
      add(start, end);
      const term = fold(run);
      if (term) words.push({ term: term + sign, start, end: end + sign.length, position: position - 1, places: 1 });
      continue;
    }
    if (!SEAMED.test(run)) {
      add(start, end);
      continue;
    }
    const own = partsOf(run);
    if (own.length > 1) {
      const term = fold(run);
      const places = own.filter(([from, to]) => fold(run.slice(from, to))).length || 1;
      if (term) words.push({ term, start, end, position, places });
    }
    for (const [from, to] of own) add(start + from, start + to);
  }
  return words;
}

/** @param {string} part */
const isPlain = (part) => part.search(SEAM) < 0 && !UNSPACED.test(part);

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
  let term = ASCII.test(word) ? word.toLowerCase() : foldLetters(word).replace(PREFIXED, "");
  if (term.includes("'")) {
    term = term.replace(/^'+/, "").replace(/'s$/, "");
    term = (/^\d/.test(term) ? term.replaceAll("'", "") : term).replace(ELIDED, "");
  }
  return term.length > PARAMS.maxTermCodePoints && [...term].length > PARAMS.maxTermCodePoints ? "" : term;
}

/**
 * Letter by letter, because the lower case of a whole word depends on where a sigma is.
 * @param {string} word
 * @returns {string}
 */
function foldLetters(word) {
  const lower = Array.from(word.normalize("NFKD"), (letter) => letter.toLowerCase()).join("");
  const term = lower.replace(DROPPED, "$1").replace(FOLDED, (letter) => SPELLED.get(letter) ?? digit(letter));
  return /\p{M}/u.test(term) ? term.normalize("NFC") : term;
}

/**
 * A digit of Arabic or of a script of India as the one of ASCII.
 * @param {string} letter
 */
function digit(letter) {
  const code = letter.codePointAt(0) ?? 0;
  return code > 0xd6f ? letter : String(code < 0x966 ? code & 15 : (code & 127) - 0x66);
}
