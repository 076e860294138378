/** What a query asks for: the same as `query.rs`. */
import { PARAMS } from "./params.js";
import { tokenize } from "./tokenize.js";

/**
 * One of the different words of a query.
 * @typedef {object} QueryWord
 * @property {string} term
 * @property {string} shown  as it is written in the query
 * @property {boolean} prefix  whether longer words count as well: it is still being typed
 */

/** @typedef {{field: number, values: string[], without: boolean}} Filter */

/**
 * A query that was read.
 * @typedef {object} Query
 * @property {QueryWord[]} words
 * @property {string[][]} phrases  words that follow each other; a single word only has to occur
 * @property {string[][]} without  the same for what no result may contain
 * @property {Filter[]} filters
 * @property {string} text  the words and phrases as they are written
 */

const SPACE = /[ \t\n\r\v\f\u00a0\u3000]/;
const QUOTE = /["“”]/;
const EITHER = /[ \t\n\r\v\f\u00a0\u3000"“”]/;

/**
 * Read a query. With `prefix`, its last word may be a beginning, unless something follows it. If all words have `-`,
 * it is only a sign.
 * @param {string} query
 * @param {readonly string[]} fields
 * @param {boolean} prefix
 * @returns {Query}
 */
export function parseQuery(query, fields, prefix) {
  const parsed = parseItems(query, fields, prefix, true);
  const signs = parsed.without.length && !parsed.words.length && !parsed.filters.length;
  return signs ? parseItems(query, fields, prefix, false) : parsed;
}

/**
 * @param {string} query
 * @param {readonly string[]} fields
 * @param {boolean} prefix
 * @param {boolean} leavesOut
 * @returns {Query}
 */
function parseItems(query, fields, prefix, leavesOut) {
  /** @type {Query} */
  const parsed = { words: [], phrases: [], without: [], filters: [], text: "" };
  let at = 0;
  /** @param {RegExp} stop */
  const until = (stop) => {
    const length = query.slice(at).search(stop);
    const found = length < 0 ? query.slice(at) : query.slice(at, at + length);
    at += found.length;
    return found;
  };
  const is = (/** @type {RegExp} */ kind) => at < query.length && kind.test(query.charAt(at));
  const quoted = () => {
    at++;
    const found = until(QUOTE);
    at++;
    return found;
  };

  for (;;) {
    while (is(SPACE)) at++;
    if (at >= query.length) return parsed;
    const after = query.charAt(at + 1);
    // Two of them begin an option of a command: `--verbose`.
    const without = leavesOut && query[at] === "-" && after !== "" && after !== "-" && !SPACE.test(after);
    if (without) at++;
    const field = fieldAt(query, at, fields);
    if (is(QUOTE)) {
      const phrase = quoted();
      if (!without) parsed.text += `${phrase} `;
      addPhrase(parsed, phrase, without);
    } else if (field) {
      at = field.end;
      const value = (is(QUOTE) ? quoted() : until(SPACE)).toLowerCase();
      const same = parsed.filters.find((one) => one.field === field.field && one.without === without);
      if (same) same.values.push(value);
      else parsed.filters.push({ field: field.field, values: [value], without });
    } else {
      const item = until(EITHER);
      if (without) addPhrase(parsed, item, true);
      else {
        parsed.text += `${item} `;
        addWords(parsed, item, prefix && at >= query.length);
      }
    }
  }
}

/**
 * The field that is named before a colon.
 * @param {string} query
 * @param {number} at
 * @param {readonly string[]} fields
 */
function fieldAt(query, at, fields) {
  const colon = query.indexOf(":", at);
  if (colon < 0 || colon + 1 >= query.length || SPACE.test(query.charAt(colon + 1))) return null;
  const name = query.slice(at, colon);
  const field = fields.findIndex((one) => asciiLower(one) === asciiLower(name));
  return field < 0 ? null : { field, end: colon + 1 };
}

/** @param {string} text */
const asciiLower = (text) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/**
 * @param {Query} query
 * @param {string} item
 * @param {boolean} open
 */
function addWords(query, item, open) {
  for (const { term, start, end } of tokenize(item)) {
    noteWord(query, term, item.slice(start, end), open && end === item.length);
  }
}

/**
 * @param {Query} query
 * @param {string} term
 * @param {string} shown
 * @param {boolean} prefix
 */
function noteWord({ words }, term, shown, prefix) {
  const known = words.find((word) => word.term === term);
  if (known) known.prefix ||= prefix;
  else if (words.length < PARAMS.maxQueryWords) words.push({ term, shown, prefix });
}

/**
 * @param {Query} query
 * @param {string} text
 * @param {boolean} without
 */
function addPhrase(query, text, without) {
  const words = tokenize(text);
  const parts = words.filter(({ position }, at) => words[at + 1]?.position !== position);
  const phrase = parts.slice(0, PARAMS.maxQueryWords);
  if (!phrase.length) return;
  if (!without) for (const { term, start, end } of phrase) noteWord(query, term, text.slice(start, end), false);
  (without ? query.without : query.phrases).push(phrase.map(({ term }) => term));
}
