/** Which documents a query finds, and what each is worth: the same as the native search, by `ranking.json`. */
import { tokenize } from "./tokenize.js";

/** @typedef {import("./format.js").Index} Index */

/**
 * One of the different words of a query.
 * @typedef {{term: string, prefix: boolean}} QueryWord
 */

/** The numbers of `params.rs` that are used when an index is searched. */
export const RANKING = Object.freeze({
  /** What a longer word counts, in percent, for one that is still being typed; 1 to 100. */
  prefixPercent: 40,
  /** Added where a document has all words; above the largest sum of impacts, so that such documents come first. */
  allWordsBonus: 2 ** 24,
  /** Different words that count, the rest are ignored; at most 32, the bits of one number. */
  maxQueryWords: 32,
});

/**
 * Read a query.
 * @param {string} query
 * @param {boolean} prefix  whether the last word is a beginning where nothing follows it
 * @returns {QueryWord[]}
 */
export function parseQuery(query, prefix) {
  /** @type {Map<string, QueryWord>} */
  const wanted = new Map();
  for (const { term, end } of tokenize(query)) {
    const open = prefix && end === query.length;
    const known = wanted.get(term);
    if (known) known.prefix ||= open;
    else if (wanted.size < RANKING.maxQueryWords) wanted.set(term, { term, prefix: open });
  }
  return [...wanted.values()];
}

/**
 * The words of a query that a term matches.
 * @param {QueryWord[]} wanted
 * @param {string} term
 * @returns {number}  one bit for each word, from the lowest
 */
export function matches(wanted, term) {
  return wanted.reduce((bits, word, at) => (isMatch(word, term) ? bits | (1 << at) : bits), 0);
}

/**
 * Score the documents that hold a word.
 * @param {Index} index
 * @param {QueryWord[]} wanted
 * @returns {Map<number, number>}  score by document
 */
export function scoreDocuments(index, wanted) {
  /** @type {Map<number, number>} */
  const scores = new Map();
  /** @type {Map<number, number>} */
  const matched = new Map();
  for (const word of wanted) {
    for (const [document, impact] of bestImpacts(index, word)) {
      scores.set(document, (scores.get(document) ?? 0) + impact);
      matched.set(document, (matched.get(document) ?? 0) + 1);
    }
  }
  for (const [document, score] of scores) {
    if (matched.get(document) === wanted.length) scores.set(document, score + RANKING.allWordsBonus);
  }
  return scores;
}

/**
 * What a word is worth in the documents: its own impact, or the weakened one of the best longer word. Where the
 * word itself exists, it comes first in the vocabulary, and longer ones stay below the least impact of it.
 * @param {Index} index
 * @param {QueryWord} word
 * @returns {Map<number, number>}  worth by document
 */
function bestImpacts(index, word) {
  /** @type {Map<number, number>} */
  const best = new Map();
  let least = Infinity;
  for (const term of index.terms) {
    if (!isMatch(word, term.text)) continue;
    const exact = term.text === word.term;
    index.postings(term, (document, impact) => {
      if (exact) least = Math.min(least, impact);
      best.set(document, exact ? impact : Math.max(best.get(document) ?? 0, weaken(impact, least)));
    });
  }
  return best;
}

/**
 * @param {number} impact  of a longer word
 * @param {number} least  least impact of the word that it begins with; infinite where that does not exist
 * @returns {number}  at least 1
 */
function weaken(impact, least) {
  const worth = Math.floor((impact * RANKING.prefixPercent) / 100);
  return Math.max(1, least < Infinity ? Math.floor((worth * least) / (worth + least)) : worth);
}

/**
 * @param {QueryWord} word
 * @param {string} term
 * @returns {boolean}
 */
function isMatch(word, term) {
  return word.prefix ? term.startsWith(word.term) : term === word.term;
}
