/** The piece of a text that shows why it was found: the same as `excerpt.rs`, by `ranking.json`. */
import { matches } from "./score.js";
import { tokenize } from "./tokenize.js";

/** @typedef {import("./score.js").QueryWord} QueryWord */
/** @typedef {[start: number, end: number]} Range  UTF-16 units, half-open */

/** The numbers of `params.rs` that shape an excerpt. */
export const EXCERPT = Object.freeze({
  /** Words of an excerpt; 10 to 100. */
  words: 30,
  /** Words shown before the first match where an excerpt starts within the text; less than `words`. */
  leadWords: 5,
});

const BEFORE = "… ";
const AFTER = " …";

/**
 * Find the words of a text that a query matches.
 * @param {string} text
 * @param {QueryWord[]} wanted
 * @returns {Range[]}  sorted, non-overlapping
 */
export function highlight(text, wanted) {
  return tokenize(text)
    .filter(({ term }) => matches(wanted, term))
    .map(({ start, end }) => [start, end]);
}

/**
 * Cut out the stretch of a text that holds most words of a query, the earliest of several. It starts some words
 * before the first of them, or with the text where none is there.
 * @param {string} text
 * @param {QueryWord[]} wanted
 * @returns {{excerpt: string, ranges: Range[]}}  ranges of the words it matches, in the excerpt
 */
export function cutExcerpt(text, wanted) {
  const words = tokenize(text);
  const bits = words.map(({ term }) => matches(wanted, term));
  const first = Math.max(0, Math.min(findBest(bits) - EXCERPT.leadWords, words.length - EXCERPT.words));
  const shown = words.slice(first, first + EXCERPT.words);
  const [opening, closing] = [shown[0], shown.at(-1)];
  if (!opening || !closing) return { excerpt: "", ranges: [] };
  const [start, before] = first > 0 ? [opening.start, BEFORE] : [0, ""];
  const [end, after] = first + shown.length < words.length ? [closing.end, AFTER] : [text.length, ""];
  const shift = before.length - start;
  return {
    excerpt: before + text.slice(start, end) + after,
    ranges: shown.filter((_, at) => bits[first + at]).map((word) => [word.start + shift, word.end + shift]),
  };
}

/**
 * @param {number[]} bits  for each word of a text, the words of the query that it matches
 * @returns {number}  first word of the stretch with most words of the query; 0 where there is none
 */
function findBest(bits) {
  let best = { count: 0, at: 0 };
  bits.forEach((own, at) => {
    if (!own) return;
    const stretch = bits.slice(at, at + EXCERPT.words - EXCERPT.leadWords);
    const count = countBits(stretch.reduce((all, more) => all | more, 0));
    if (count > best.count) best = { count, at };
  });
  return best.at;
}

/**
 * @param {number} bits
 * @returns {number}
 */
function countBits(bits) {
  let count = 0;
  for (let rest = bits >>> 0; rest; rest >>>= 1) count += rest & 1;
  return count;
}
