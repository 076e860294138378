/** Search: from a query to hits. Texts and ranges only, never HTML. */
import { cutExcerpt, highlight, nearness, placesOf } from "./excerpt.js";
import { IndexError } from "./format.js";
import { withoutArticle } from "./marks.js";
import { PARAMS } from "./params.js";
import { parseQuery } from "./query.js";
import { openReader } from "./reader.js";
import { rarestWords, resolveAll, scoreDocuments } from "./score.js";
import { createStore } from "./store.js";

/** @typedef {import("./excerpt.js").Range} Range */
/** @typedef {import("./reader.js").Reader} Reader */
/** @typedef {import("./relax.js").Relaxed} Relaxed */

/**
 * A document found.
 * @typedef {object} Hit
 * @property {string} url  relative to the site's root
 * @property {string} type
 * @property {string} title
 * @property {string} crumbs  a short line of context
 * @property {number} score  higher is better; comparable within one query only
 * @property {string} excerpt  some words of the text, with `…` where it goes on; empty without text
 * @property {Range[]} ranges  matching words in `excerpt`: sorted, non-overlapping, UTF-16 units
 * @property {Range[]} titleRanges  the same in `title`
 */

/**
 * What a query finds.
 * @typedef {object} SearchResult
 * @property {Hit[]} hits  best first
 * @property {number} total  how many there are
 * @property {Array<{from: string, to: string}>} corrections  words that the index does not have, and what was searched
 * @property {Relaxed[]} relaxed  what the query asks for and was given up: phrases, then fields, then exclusions
 * @property {Array<{name: string, values: Array<{value: string, count: number}>}>} facets  if they were asked for
 */

/**
 * How to search.
 * @typedef {object} Options
 * @property {number} [limit]  hits at most, 0 or more
 * @property {boolean} [prefix]  whether the last word may be a beginning, unless something follows it
 * @property {boolean} [facets]  whether to count the values of fields
 */

const DEFAULTS = Object.freeze({ limit: 10, prefix: true, facets: false });

/**
 * Open the index in a folder. If its files have been replaced since, it is opened again before a query is answered.
 * @param {URL} folder  address, ending in a slash
 * @param {{get?: typeof fetch}} [options]
 */
export async function openIndex(folder, { get } = {}) {
  const store = createStore(folder, get);
  let reader = await openReader(store);
  return {
    get size() {
      return reader.size;
    },
    get fieldNames() {
      return reader.fieldNames;
    },
    /**
     * @param {string} query
     * @param {Options} [options]
     * @returns {Promise<SearchResult>}
     */
    async search(query, options = {}) {
      const unknown = Object.keys(options).find((name) => !(name in DEFAULTS));
      if (unknown !== undefined) throw new TypeError(`search: unknown option ${unknown}`);
      const asked = { ...DEFAULTS, ...options };
      try {
        return await answer(reader, query, asked);
      } catch (error) {
        if (!(error instanceof IndexError)) throw error;
        reader = await openReader(store, true);
        return answer(reader, query, asked);
      }
    },
  };
}

/**
 * @param {Reader} reader
 * @param {string} query
 * @param {Required<Options>} options
 * @returns {Promise<SearchResult>}
 */
async function answer(reader, query, { limit, prefix, facets }) {
  let parsed = parseQuery(query, reader.fieldNames, prefix);
  const values = facets || parsed.asks || parsed.filters.length ? reader.fieldValues() : null;
  // Everything that a query without repairs needs is requested at once; phrases take one more round.
  const named = async (/** @type {string} */ title) =>
    new Set((await Promise.all([title, withoutArticle(title)].map(reader.titled))).flat());
  const ask = () => Promise.all([resolveAll(reader, parsed.words), named(parsed.text), values]);
  let [resolved, titled, known] = await ask();
  if (parsed.filters.length) {
    parsed = parseQuery(query, reader.fieldNames, prefix, known);
    [resolved, titled] = await ask();
  }
  /** @type {SearchResult["corrections"]} */
  const corrections = [];
  parsed.words.forEach(({ shown }, at) => {
    const to = resolved[at]?.correction;
    // The parts of an identifier are corrected with it.
    if (to === undefined || corrections.some(({ from }) => from.includes(shown))) return;
    corrections.push({ from: shown, to });
  });
  for (const phrase of parsed.phrases) {
    const corrected = (/** @type {string} */ term) => resolved[parsed.words.findIndex((word) => word.term === term)]?.correction;
    phrase.terms = phrase.terms.map((term) => corrected(term) ?? term);
  }
  const meant = corrections.reduce((text, { from, to }) => text.replaceAll(from, () => to), parsed.text);
  const called = corrections.length ? await named(meant) : titled;
  const scores = await scoreDocuments(reader, parsed, resolved, [...called]);
  const shown = rarestWords(resolved);
  const counted = [...shown.keys()];
  const near = counted.length > 1 && limit > 0 ? PARAMS.proximityDocuments : 0;
  const { best, total } = select(scores, Math.max(limit, near));
  /** @type {import("./excerpt.js").Matcher} */
  const matcher = new Map();
  shown.forEach((at, bit) => {
    for (const form of resolved[at]?.forms ?? []) matcher.set(form, (matcher.get(form) ?? 0) | (1 << bit));
  });
  const found = await Promise.all(
    best.map(async ({ document, score }) => {
      const stored = await reader.stored(document);
      return { ...stored, document, score, places: placesOf(stored.text, matcher) };
    }),
  );
  const ranked = [...liftNear(found.splice(0, near), counted), ...found];
  const hits = ranked.slice(0, limit).map(({ document, text, places, ...shown }) => {
    return { ...shown, ...cutExcerpt(text, places), titleRanges: highlight(shown.title, matcher) };
  });
  const { bounds, relaxed } = scores;
  return { hits, total, corrections, relaxed, facets: facets ? count(reader, known ?? [], bounds) : [] };
}

/**
 * Add to the scores of documents for words that are near each other, and put them in order.
 * @template {{document: number, score: number, places: import("./excerpt.js").Places}} T
 * @param {T[]} found
 * @param {readonly number[]} words
 * @returns {T[]}
 */
function liftNear(found, words) {
  const whole = 6400 * (words.length - 1);
  const lifted = found.map((one) => {
    const near = nearness(one.places, words);
    return { ...one, score: one.score + Math.floor((one.score * near * PARAMS.proximityPercent) / whole) };
  });
  return lifted.sort((one, other) => other.score - one.score || one.document - other.document);
}

/**
 * The best documents: by score, then by number.
 * @param {import("./score.js").Scores} scores
 * @param {number} limit
 */
function select({ bounds, exact }, limit) {
  /** @type {Array<{document: number, score: number}>} */
  let best = [];
  let [total, least] = [0, 0];
  const cut = () => best.sort((one, other) => other.score - one.score || one.document - other.document).slice(0, limit);
  for (let document = 0; document < bounds.length; document++) {
    const bound = bounds[document] ?? 0;
    if (!bound) continue;
    total++;
    // Most documents get no further, so that few scores are computed.
    if (bound <= least) continue;
    const score = exact(document);
    if (score <= least) continue;
    best.push({ document, score });
    if (best.length < 2 * limit + 64) continue;
    best = cut();
    least = best.at(-1)?.score ?? Infinity;
  }
  return { best: cut(), total };
}

/**
 * @param {Reader} reader
 * @param {import("./reader.js").FieldValue[][]} fields
 * @param {Uint32Array} scores  0 for a document that is not found
 */
function count(reader, fields, scores) {
  return reader.fieldNames.map((name, at) => {
    const values = (fields[at] ?? []).map(({ value, documents }) => {
      return { value, count: documents.reduce((sum, document) => sum + (scores[document] ? 1 : 0), 0) };
    });
    return { name, values: values.filter(({ count }) => count > 0) };
  });
}
