/** What a query requires of documents, and what of it is given up: the same as `relax.rs`. */
import { hold } from "./held.js";

/** @typedef {import("./held.js").Held} Held */
/** @typedef {{kind: "phrase" | "field" | "exclusion", text: string}} Relaxed  the text as it is written in the query */

// What a document lacks. Of several ways to leave something, the smallest number is taken.
const [PHRASE, FIELD, EXCLUSION] = [1, 2, 4];

/**
 * Set the scores of documents to 0 that lack what a query requires. If that would be all of them, it requires less.
 * @param {import("./reader.js").Reader} reader
 * @param {import("./query.js").Query} query
 * @param {Uint32Array} scores
 * @returns {Promise<Relaxed[]>}  what was given up: phrases, then fields, then exclusions
 */
export async function require(reader, query, scores) {
  const { words, without, filters } = query;
  const lacks = new Uint8Array(scores.length);
  /** @param {Iterable<number>} documents @param {number} bit @param {boolean} [having] */
  const note = (documents, bit, having) => {
    const held = new Set(documents);
    lacks.forEach((_, document) => {
      if (held.has(document) === Boolean(having)) lacks[document] = (lacks[document] ?? 0) | bit;
    });
  };
  const required = query.loose ? [] : query.phrases;
  /** @type {boolean[]} */
  const unheld = [];
  for (const { terms } of required) {
    const documents = await holders(reader, terms);
    unheld.push(!documents.length);
    if (documents.length) note(documents, PHRASE);
  }
  for (const { terms } of without) note(await holders(reader, terms), EXCLUSION, true);
  const fields = filters.length ? await reader.fieldValues() : [];
  fields.forEach((values, field) => {
    for (const without of [false, true]) {
      const asked = filters.filter((one) => one.field === field && one.without === without).map(({ value }) => value);
      const having = values.filter(({ value }) => asked.includes(value.toLowerCase()));
      const documents = having.flatMap(({ documents }) => [...documents]);
      if (asked.length) note(documents, without ? EXCLUSION : FIELD, without);
    }
  });
  // Without words, the fields say what is looked for.
  const fixed = words.length ? 0 : FIELD;
  let least = 8;
  lacks.forEach((lack, document) => {
    if (scores[document] && !(lack & fixed)) least = Math.min(least, lack);
  });
  least %= 8;
  lacks.forEach((lack, document) => {
    if (lack & ~least) scores[document] = 0;
  });
  /** @param {Relaxed["kind"]} kind @param {number} bit @param {string[]} always @param {Array<{shown: string}>} more */
  const given = (kind, bit, always, more) =>
    [...always, ...(least & bit ? more : []).map(({ shown }) => shown)].map((text) => ({ kind, text }));
  const phrases = required.filter((_, at) => unheld[at] || least & PHRASE).map(({ shown }) => shown);
  const excluded = [...without, ...filters.filter(({ without }) => without)];
  return [
    ...given("phrase", PHRASE, phrases, []),
    ...given("field", FIELD, query.noValues, filters.filter(({ without }) => !without)),
    ...given("exclusion", EXCLUSION, query.signs, excluded),
  ];
}

/**
 * The documents with a phrase that a query prefers but does not require, once for each phrase.
 * @param {import("./reader.js").Reader} reader
 * @param {import("./query.js").Query} query
 */
export async function preferred(reader, query) {
  const phrases = query.loose ? query.phrases : [];
  return (await Promise.all(phrases.map(({ terms }) => holders(reader, terms)))).flat();
}

/**
 * The documents in which the words of a phrase follow each other.
 * @param {import("./reader.js").Reader} reader
 * @param {readonly string[]} phrase
 * @returns {Promise<number[]>}  ascending
 */
async function holders(reader, phrase) {
  /** @type {Held[]} */
  const lists = [];
  for (const held of await Promise.all(phrase.map((term) => hold(reader, term)))) {
    if (!held) return [];
    lists.push(held);
  }
  const places = lists.map(({ list }) => new Map(Array.from(list.documents, (document, at) => [document, at])));
  const [first, ...rest] = places;
  const documents = [...(first?.keys() ?? [])].filter((document) => rest.every((list) => list.has(document)));
  if (!rest.length || !documents.length) return documents;
  const positions = await Promise.all(lists.map(({ at, block, group }) => reader.positions(at, block, group)));
  const at = (/** @type {number} */ word, /** @type {number} */ document) =>
    positions[word]?.[places[word]?.get(document) ?? -1] ?? [];
  return documents.filter((document) => {
    const next = rest.map((_, word) => new Set(at(word + 1, document)));
    return at(0, document).some((place) => next.every((list, word) => list.has(place + word + 1)));
  });
}
