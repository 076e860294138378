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
 * Score every document.
 * @param {Index} index
 * @param {QueryWord[]} wanted
 * @returns {Uint32Array}  by document; 0 where no word matches
 */
export function scoreDocuments(index, wanted) {
  const scores = new Uint32Array(index.size);
  const matched = new Uint8Array(index.size);
  for (const word of wanted) {
    const best = bestImpacts(index, word);
    for (let document = 0; document < index.size; document++) {
      if (best[document] > 0) {
        scores[document] += best[document];
        matched[document] += 1;
      }
    }
  }
  for (let document = 0; document < index.size; document++) {
    if (matched[document] > 0 && matched[document] === wanted.length) scores[document] += RANKING.allWordsBonus;
  }
  return scores;
}

/**
 * What a word is worth in every document: its own impact, or the weakened one of the best longer word. Where the
 * word itself exists, it comes first in the vocabulary, and longer ones stay below the least impact of it.
 * @param {Index} index
 * @param {QueryWord} word
 * @returns {Uint32Array}
 */
function bestImpacts(index, word) {
  const best = new Uint32Array(index.size);
  let least = Infinity;
  index.terms.forEach((term, at) => {
    if (!isMatch(word, term)) return;
    index.postings(at, (document, impact) => {
      if (term === word.term) {
        least = Math.min(least, impact);
        best[document] = impact;
      } else {
        best[document] = Math.max(best[document], weaken(impact, least));
      }
    });
  });
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
