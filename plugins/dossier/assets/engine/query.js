/** What a query asks for: the same as `query.rs`. */
import { SPACE, abbreviates, isCommand, isOption, isQuestion, itemsOf, phraseAt } from "./marks.js";
import { PARAMS } from "./params.js";
import { tokenize } from "./tokenize.js";

/**
 * One of the different words of a query.
 * @typedef {object} QueryWord
 * @property {string} term
 * @property {string} shown  as it is written in the query
 * @property {boolean} prefix  whether longer words count as well: it is still being typed
 * @property {number} count  how often the query has it
 * @property {boolean} aside  whether it is only part of an abbreviation
 */

/** @typedef {{terms: string[], shown: string}} Phrase  words that follow each other; a single word only has to occur */

/** @typedef {{field: number, value: string, without: boolean, shown: string}} Filter  the value in lower case */

/**
 * A query that was read.
 * @typedef {object} Query
 * @property {QueryWord[]} words
 * @property {Phrase[]} phrases
 * @property {boolean} loose  whether phrases are quotations in prose: preferred, not required
 * @property {boolean} asks  whether it is a question
 * @property {Phrase[]} without  what no result may contain
 * @property {Filter[]} filters
 * @property {string} text  the words and phrases as they are written
 * @property {string[]} noValues  what looks like a value of a field but is words
 * @property {string[]} signs  what has a minus before it that excludes nothing
 */

/**
 * Read a query. With `prefix`, its last word may be a beginning, unless something follows it. With `values` of each
 * field, a value that is not among them is words. A minus is only a sign in a command, before an option or a short
 * number, before what the query asks for as well, and if nothing else is left.
 * @param {string} query
 * @param {readonly string[]} fields
 * @param {boolean} prefix
 * @param {ReadonlyArray<ReadonlyArray<{value: string}>> | null} [values]
 * @returns {Query}
 */
export function parseQuery(query, fields, prefix, values) {
  const leavesOut = !isCommand(query);
  let parsed = parseItems(query, fields, prefix, values, leavesOut);
  if (parsed.without.length && !parsed.words.length && !parsed.filters.length) {
    parsed = parseItems(query, fields, prefix, values, false);
  }
  const { words, phrases, without, signs } = parsed;
  const asked = new Set(words.map(({ term }) => term));
  parsed.without = without.filter(({ terms, shown }) => !terms.every((term) => asked.has(term)) || !signs.push(shown));
  for (const term of phrases.flatMap(({ terms }) => terms)) asked.delete(term);
  parsed.asks = isQuestion(query);
  parsed.loose = asked.size > PARAMS.looseWords;
  return parsed;
}

/**
 * @param {string} query
 * @param {readonly string[]} fields
 * @param {boolean} prefix
 * @param {ReadonlyArray<ReadonlyArray<{value: string}>> | null | undefined} values
 * @param {boolean} leavesOut
 * @returns {Query}
 */
function parseItems(query, fields, prefix, values, leavesOut) {
  /** @type {Query} */
  const parsed = { words: [], phrases: [], loose: false, asks: false, without: [], filters: [], text: "", noValues: [], signs: [] };
  const is = (/** @type {number} */ at) => SPACE.test(query.charAt(at));
  const itemAt = (/** @type {number} */ from) => {
    let end = from + 1;
    while (end < query.length && !is(end) && !phraseAt(query, end)) end++;
    return query.slice(from, end);
  };
  /** @param {number} at @param {boolean} without */
  const filterAt = (at, without) => {
    const field = fields.findIndex((name) => query.slice(at, at + name.length + 1).toLowerCase() === `${name.toLowerCase()}:`);
    const name = fields[field];
    if (name === undefined) return 0;
    const start = at + name.length + 1;
    const quoted = phraseAt(query, start);
    const value = (quoted?.inner ?? query.slice(start).split(SPACE, 1)[0] ?? "").toLowerCase();
    if (!value) return 0;
    const shown = `${name}:${value}`;
    if (values && !values[field]?.some((known) => known.value.toLowerCase() === value)) {
      parsed.noValues.push(shown);
      return 0;
    }
    parsed.filters.push({ field, value, without, shown });
    return quoted?.end ?? start + value.length;
  };

  for (let at = 0; ; ) {
    while (is(at)) at++;
    if (at >= query.length) return parsed;
    const after = query.charAt(at + 1);
    // Two of them begin an option of a command: `--verbose`.
    const minus = query[at] === "-" && after !== "" && after !== "-" && !SPACE.test(after);
    if (minus) at++;
    const without = minus && leavesOut && !isOption(itemAt(at));
    const phrase = phraseAt(query, at);
    const end = phrase ? 0 : filterAt(at, without);
    if (phrase) {
      if (!without) parsed.text += `${phrase.inner} `;
      if (minus && !without) parsed.signs.push(phrase.inner);
      addPhrase(parsed, phrase.inner, without);
      at = phrase.end;
    } else if (end) at = end;
    else {
      const item = itemAt(at);
      at += item.length;
      if (without) addPhrase(parsed, item, true);
      else {
        parsed.text += `${item} `;
        addWords(parsed, item, prefix && at >= query.length);
        // One letter is an option and no word that anybody would exclude.
        if (minus && [...item].length > 1) parsed.signs.push(item);
      }
    }
  }
}

/**
 * @param {Query} query
 * @param {string} item
 * @param {boolean} open
 */
function addWords(query, item, open) {
  const aside = abbreviates(item);
  for (const { term, start, end } of tokenize(item)) {
    noteWord(query, term, item.slice(start, end), open && end === item.length, aside);
  }
}

/**
 * @param {Query} query
 * @param {string} term
 * @param {string} shown
 * @param {boolean} prefix
 * @param {boolean} aside
 */
function noteWord({ words }, term, shown, prefix, aside) {
  const known = words.find((word) => word.term === term);
  if (known) {
    known.prefix ||= prefix;
    known.aside &&= aside;
    known.count++;
  } else if (words.length < PARAMS.maxQueryWords) words.push({ term, shown, prefix, count: 1, aside });
}

/**
 * @param {Query} query
 * @param {string} text
 * @param {boolean} without
 */
function addPhrase(query, text, without) {
  const words = tokenize(text);
  const parts = words.filter(({ position }, at) => words[at + 1]?.position !== position).slice(0, PARAMS.maxPhraseWords);
  if (!parts.length) return;
  if (!without) for (const { term, start, end } of parts) noteWord(query, term, text.slice(start, end), false, false);
  const shown = itemsOf(text).join(" ");
  (without ? query.without : query.phrases).push({ terms: parts.map(({ term }) => term), shown });
}
