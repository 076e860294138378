/** What each document is worth for a query: the same as `score.rs`, both held to `tests/contract/`. */
import { formsOf, hold } from "./held.js";
import { PARAMS } from "./params.js";
import { compare } from "./reader.js";
import { preferred, require } from "./relax.js";
import { repair } from "./spell.js";
import { isUnspaced } from "./tokenize.js";

/** @typedef {import("./reader.js").Reader} Reader */
/** @typedef {import("./reader.js").List} List */
/** @typedef {import("./query.js").QueryWord} QueryWord */
/** @typedef {import("./held.js").Held} Held */

/**
 * A word of a query and what the index has for it.
 * @typedef {object} Resolved
 * @property {Held | null} own  the list of the word itself
 * @property {List[]} others  lists of longer words, or of words that may have been meant
 * @property {number} percent  what the others count
 * @property {number} count  how often the query has it
 * @property {string[]} forms  all words that are shown as matches for it
 * @property {string} [correction]  what it was corrected to
 */

/**
 * Find the lists of the most telling words of a query: those that it repeats, then the longest, until there are enough.
 * Stopwords are looked up only if there is nothing else. Two words of which one is nowhere may be one word.
 * @param {Reader} reader
 * @param {readonly QueryWord[]} words
 * @returns {Promise<Resolved[]>}
 */
export async function resolveAll(reader, words) {
  /** @type {Resolved[]} */
  const resolved = words.map(() => ({ own: null, others: [], percent: 0, count: 0, forms: [] }));
  const letters = words.map(({ term }) => [...term].length);
  const order = [...words.entries()].sort(
    ([one, a], [other, b]) => b.count - a.count || (letters[other] ?? 0) - (letters[one] ?? 0),
  );
  /** @type {Set<number>} */
  const lookedUp = new Set();
  const isCommon = (/** @type {QueryWord} */ { aside, term }) => aside || reader.isStopword(term);
  for (const common of [false, true]) {
    const left = order.filter(([, word]) => isCommon(word) === common);
    while (left.length && !countedWords(resolved).length) {
      const batch = left.splice(0, PARAMS.maxLookedUp);
      for (const [at] of batch) lookedUp.add(at);
      await Promise.all(batch.map(async ([at, word]) => (resolved[at] = await resolve(reader, word))));
      await joinWords(reader, words, lookedUp, resolved);
      await Promise.all(batch.map(([at, word]) => repaired(reader, word, /** @type {Resolved} */ (resolved[at]))));
    }
  }
  return resolved;
}

/**
 * Give two words that were looked up, and of which one is nowhere, the list of the word that both make.
 * @param {Reader} reader
 * @param {readonly QueryWord[]} words
 * @param {ReadonlySet<number>} lookedUp
 * @param {readonly Resolved[]} resolved
 */
async function joinWords(reader, words, lookedUp, resolved) {
  for (const [at, { term }] of words.entries()) {
    const [left, right] = [resolved[at - 1], resolved[at]];
    if (!left || !right || (left.own && right.own) || !lookedUp.has(at - 1) || !lookedUp.has(at)) continue;
    const whole = await hold(reader, `${words[at - 1]?.term}${term}`);
    if (!whole) continue;
    addOther(left, whole);
    addOther(right, whole);
  }
}

/** Add a list of another word. @param {Resolved} found @param {Held} other */
function addOther(found, other) {
  found.forms.push(...formsOf(other));
  found.others.push(other.list);
}

/**
 * Give a word that is nowhere the lists of words that may have been meant.
 * @param {Reader} reader
 * @param {QueryWord} word
 * @param {Resolved} found
 */
async function repaired(reader, { term, shown }, found) {
  // The parts of a compound are repaired one by one.
  if (found.own || found.others.length || /[-‐‑]/.test(shown)) return;
  for (const meant of await repair(reader, term)) {
    const held = await hold(reader, meant);
    if (!held) continue;
    addOther(found, held);
    found.percent = PARAMS.repairPercent;
    found.correction ??= meant;
  }
}

/**
 * Find the lists of a word: its own, or those of longer words.
 * @param {Reader} reader
 * @param {QueryWord} word
 * @returns {Promise<Resolved>}
 */
async function resolve(reader, { term, prefix, count }) {
  const own = await hold(reader, term);
  /** @type {Resolved} */
  const found = { own, others: [], percent: PARAMS.prefixPercent, count, forms: own ? formsOf(own) : [] };
  const [letter, second] = term;
  if (prefix || (!own && !second && isUnspaced(letter ?? ""))) await addLonger(reader, term, found);
  return found;
}

/**
 * @param {Reader} reader
 * @param {string} term
 * @param {Resolved} found
 */
async function addLonger(reader, term, found) {
  const first = Math.max(0, reader.blockOf(term));
  for (let at = first; at < Math.min(reader.blocks, first + PARAMS.prefixBlocks); at++) {
    const { forms, groups } = await reader.block(at);
    const taken = new Set(found.own?.at === at ? [found.own.group] : []);
    for (const [form, group] of forms) {
      if (form === term || !form.startsWith(term)) continue;
      found.forms.push(form);
      const list = groups[group];
      if (list && !taken.has(group)) found.others.push(list);
      taken.add(group);
    }
    const last = [...forms.keys()].at(-1) ?? "";
    if (compare(last, term) > 0 && !last.startsWith(term)) return;
  }
}

/**
 * The places of the words that count: those that were found.
 * @param {readonly Resolved[]} resolved
 * @returns {number[]}
 */
export const countedWords = (resolved) =>
  [...resolved.keys()].filter((at) => resolved[at]?.own || resolved[at]?.others.length);

/**
 * The places of the rarest of them, in the order of the query: those that excerpts show, and that should be near each
 * other.
 * @param {readonly Resolved[]} resolved
 */
export function rarestWords(resolved) {
  const holders = resolved.map(({ own, others }) =>
    others.reduce((sum, { documents }) => sum + documents.length, own ? own.list.documents.length : 0),
  );
  const found = countedWords(resolved).sort((one, other) => (holders[one] ?? 0) - (holders[other] ?? 0));
  return found.slice(0, PARAMS.maxShownWords).sort((one, other) => one - other);
}

/**
 * What each document is worth.
 * @typedef {object} Scores
 * @property {Uint32Array} bounds  at least the score of each document; 0 for one that is not found
 * @property {(document: number) => number} exact  the score of a document that is found
 * @property {import("./relax.js").Relaxed[]} relaxed
 */

/**
 * Score all documents.
 * @param {Reader} reader
 * @param {import("./query.js").Query} query
 * @param {readonly Resolved[]} resolved
 * @param {readonly number[]} titled  documents that have the query as their title
 * @returns {Promise<Scores>}
 */
export async function scoreDocuments(reader, query, resolved, titled) {
  const counted = countedWords(resolved);
  const bounds = new Uint32Array(reader.size);
  const matched = new Uint8Array(reader.size);
  let most = 0;
  for (const at of counted) most += addWord(/** @type {Resolved} */ (resolved[at]), bounds, matched);
  if (query.asks) {
    const types = (await reader.fieldValues())[reader.fieldNames.indexOf("type")] ?? [];
    for (const document of types.flatMap(({ value, documents }) => (value === "question" ? [...documents] : []))) {
      bounds[document] = (bounds[document] ?? 0) + Math.floor(((bounds[document] ?? 0) * PARAMS.questionPercent) / 100);
    }
  }
  const all = counted.length;
  const coverage = PARAMS.coveragePercent;
  const [plain, scale] = [(100 - coverage) * all * all, 100 * all * all];
  /** @type {Map<number, number>} */
  const lifted = new Map();
  /** @param {readonly number[]} documents @param {number} amount */
  const lift = (documents, amount) => {
    for (const document of documents) {
      if (!bounds[document]) continue;
      bounds[document] = (bounds[document] ?? 0) + amount;
      lifted.set(document, (lifted.get(document) ?? 0) + amount);
    }
  };
  // A reader who types a title wants that document before any that has the words elsewhere.
  lift(titled, most);
  lift(await preferred(reader, query), Math.floor((most * PARAMS.loosePercent) / 100));
  if (!query.words.length && query.filters.some(({ without }) => !without)) bounds.fill(1);
  const relaxed = await require(reader, query, bounds);
  /** @param {number} document */
  const exact = (document) => {
    const bonus = lifted.get(document) ?? 0;
    const sum = (bounds[document] ?? 0) - bonus;
    const count = matched[document] ?? 0;
    if (count >= all) return sum + bonus;
    // Whole numbers below 2^53, so that the quotient is rounded down as integers are.
    return Math.max(1, Math.floor((sum * (plain + coverage * count * count)) / scale)) + bonus;
  };
  return { bounds, exact, relaxed };
}

/**
 * Add what a word is worth in each document.
 * @param {Resolved} word
 * @param {Uint32Array} scores
 * @param {Uint8Array} matched
 * @returns {number}  the most that a document gets for it
 */
function addWord({ own, others, percent, count }, scores, matched) {
  const size = scores.length;
  const repeated = (/** @type {number} */ rare) =>
    Math.floor((rare * (PARAMS.repetition + 1) * count) / (PARAMS.repetition + count));
  let [most, least] = [0, Infinity];
  if (own) {
    const { documents, weights } = own.list;
    const rare = repeated(rarity(size, documents.length));
    most = rare * PARAMS.maxWeight;
    if (others.length) least = rare * weights.reduce((one, other) => Math.min(one, other));
    for (let at = 0; at < documents.length; at++) {
      const document = documents[at] ?? 0;
      scores[document] = (scores[document] ?? 0) + rare * (weights[at] ?? 0);
      matched[document] = (matched[document] ?? 0) + 1;
    }
  }
  if (!others.length) return most;
  // All longer words together are as rare as one word that is in as many documents.
  const rare = repeated(rarity(size, Math.min(size, others.reduce((sum, { documents }) => sum + documents.length, 0))));
  const best = new Uint8Array(size);
  for (const { documents, weights } of others) {
    documents.forEach((document, at) => (best[document] = Math.max(best[document] ?? 0, weights[at] ?? 0)));
  }
  own?.list.documents.forEach((document) => (best[document] = 0));
  best.forEach((weight, document) => {
    if (!weight) return;
    const worth = Math.floor((rare * weight * percent) / 100);
    // A reader who types a word that exists wants it before longer ones.
    const below = own ? Math.floor((worth * least) / Math.max(1, worth + least)) : worth;
    scores[document] = (scores[document] ?? 0) + Math.max(1, below);
    matched[document] = (matched[document] ?? 0) + 1;
  });
  return Math.max(most, rare * PARAMS.maxWeight);
}

/**
 * How much a word in `holders` of `documents` documents says: log2((2 documents + 2) / (2 holders + 1)) with 8
 * fractional bits, at least 1.
 * @param {number} documents
 * @param {number} holders
 */
function rarity(documents, holders) {
  return Math.max(1, log2(2 * documents + 2) - log2(2 * holders + 1));
}

/**
 * Logarithm to base 2 with 8 fractional bits. Whole numbers below 2^53 only, as in `rarity.rs`.
 * @param {number} value  1 to 2^32 - 1
 */
export function log2(value) {
  const whole = 31 - Math.clz32(value);
  // Scaled into 2^15 .. 2^16; squaring it doubles its logarithm and lifts out one bit at a time.
  let scaled = Math.floor(value * 2 ** (15 - whole));
  let bits = whole;
  for (let bit = 0; bit < 8; bit++) {
    scaled = Math.floor((scaled * scaled) / 2 ** 15);
    const carry = scaled >= 2 ** 16 ? 1 : 0;
    if (carry) scaled = Math.floor(scaled / 2);
    bits = bits * 2 + carry;
  }
  return bits;
}
