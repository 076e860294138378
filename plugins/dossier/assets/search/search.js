/** Search: a query to hits. Texts and ranges only, never HTML. */
import { cutExcerpt, highlight } from "./excerpt.js";
import { parseQuery, scoreDocuments } from "./score.js";

/** @typedef {import("./excerpt.js").Range} Range */
/** @typedef {import("./format.js").Index} Index */

/**
 * A document found.
 * @typedef {object} Hit
 * @property {string} url  relative to the site's root
 * @property {string} kind
 * @property {string} title
 * @property {string} crumbs  a short line of context
 * @property {number} score  higher is better; comparable within one query only
 * @property {string} excerpt  some words of the text, with `…` where it goes on; empty without text
 * @property {Range[]} ranges  matching words in `excerpt`: sorted, non-overlapping, UTF-16 units
 * @property {Range[]} titleRanges  the same in `title`
 */

/**
 * How to search.
 * @typedef {object} Options
 * @property {number} [limit]  hits at most, 0 or more
 * @property {boolean} [prefix]  whether the last word may be a beginning, unless something follows it
 */

const DEFAULTS = Object.freeze({ limit: 10, prefix: true });

/**
 * Find the documents that hold a word of `query`: those with all its words first, then by weight, then in the
 * order of the index.
 * @param {Index} index
 * @param {string} query
 * @param {Options} [options]
 * @returns {Hit[]}  best first
 */
export function search(index, query, options = {}) {
  const unknown = Object.keys(options).find((name) => !(name in DEFAULTS));
  if (unknown !== undefined) throw new TypeError(`search: unknown option ${unknown}`);
  const { limit, prefix } = { ...DEFAULTS, ...options };
  const wanted = parseQuery(query, prefix);
  const found = [...scoreDocuments(index, wanted)];
  found.sort(([one, score], [other, otherScore]) => otherScore - score || one - other);
  return found.slice(0, limit).map(([document, score]) => {
    const { text, ...shown } = index.stored(document);
    return { ...shown, score, ...cutExcerpt(text, wanted), titleRanges: highlight(shown.title, wanted) };
  });
}
