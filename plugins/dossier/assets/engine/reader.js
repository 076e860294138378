/** An open index: its blocks, lists and texts, read and checked when they are first needed, and kept. */
import { createCursor, expect, unpack, unseal } from "./format.js";
import { PARAMS } from "./params.js";
import { tokenize } from "./tokenize.js";

/** @typedef {import("./format.js").Cursor} Cursor */
/** @typedef {{file: string, start: number, end: number}} Place */
/** @typedef {{firsts: string[], places: Place[]}} Sorted  where sorted blocks begin, and where they are */

/**
 * The documents that contain a word in one of its forms.
 * @typedef {object} List
 * @property {Uint32Array} documents  ascending
 * @property {Uint8Array} weights  of the word in each
 */

/** @typedef {{forms: Map<string, number>, groups: List[]}} Block  words with their groups, in order */

/** @typedef {{url: string, type: string, title: string, crumbs: string, text: string}} Stored */

/** @typedef {{value: string, documents: Uint32Array}} FieldValue */

/** @typedef {Awaited<ReturnType<typeof openReader>>} Reader */

/**
 * Open the index of a store.
 * @param {import("./store.js").Store} store
 * @param {boolean} [reload]  whether a cached manifest is too old
 */
export async function openReader(store, reload) {
  const cursor = createCursor(await unseal(await store.manifest(reload)));
  const size = cursor.number();
  const fieldNames = cursor.list(cursor.count(), cursor.text);
  cursor.restart();
  const stopwords = new Set(cursor.list(cursor.count(), cursor.nextText));
  cursor.restart();
  const endings = new Set(cursor.list(cursor.count(), cursor.nextText));
  const terms = readSorted(cursor);
  const positions = readPlaces(cursor, 1);
  const texts = readPlaces(cursor, PARAMS.textAlign);
  let total = 0;
  /** The first document in each chunk of texts. */
  const textStarts = [0, ...texts.map(() => (total += cursor.number()))];
  const titles = readPlaces(cursor, 1);
  const spelling = [readSorted(cursor), readSorted(cursor)];
  const fields = readPlaces(cursor, 1);
  cursor.end();
  expect(total === size && positions.length === terms.places.length, "counts that agree");

  /** @type {Map<string, Promise<any>>} */
  const kept = new Map();

  /**
   * Read a chunk, once.
   * @template T
   * @param {import("./format.js").Kind} kind
   * @param {readonly Place[]} places
   * @param {number} at
   * @param {(cursor: Cursor) => T} decode  reads all of it
   * @returns {Promise<T>}
   */
  function chunk(kind, places, at, decode) {
    const key = kind + at;
    let found = kept.get(key);
    if (!found) {
      const place = places[at];
      expect(place, "a chunk");
      found = store
        .read(place.file, place.start, place.end)
        .then((bytes) => unpack(bytes, kind, at))
        .then((raw) => {
          const cursor = createCursor(raw);
          const read = decode(cursor);
          cursor.end();
          return read;
        });
      // A failed fetch is tried again.
      found.catch(() => kept.delete(key));
      kept.set(key, found);
    }
    return found;
  }

  return {
    size,
    fieldNames,
    endings,
    blocks: terms.places.length,
    /** Whether a word says little next to others. @param {string} word */
    isStopword: (word) => stopwords.has(word),
    /** Whether the first word of a block begins so. @param {number} at @param {string} beginning */
    beginsWith: (at, beginning) => terms.firsts[at]?.startsWith(beginning),
    /** The block that holds a word, if any does; -1 before the first. @param {string} word */
    blockOf: (word) => lastUpTo(terms.firsts, word, compare),
    /** @param {number} at @returns {Promise<Block>} */
    block: (at) => chunk("w", terms.places, at, (cursor) => readBlock(cursor, size)),
    /**
     * For each document of a list, the places of the word in title and text.
     * @param {number} at
     * @param {Block} block
     * @param {number} group
     * @returns {Promise<number[][]>}
     */
    async positions(at, block, group) {
      const all = await chunk("p", positions, at, (cursor) => readPositions(cursor, block));
      return all[group] ?? [];
    },
    /** @param {number} document @returns {Promise<Stored>} */
    async stored(document) {
      const at = lastUpTo(textStarts, document, (one, other) => one - other);
      const from = textStarts[at] ?? 0;
      const all = await chunk("t", texts, at, (cursor) => cursor.list((textStarts[at + 1] ?? 0) - from, () => readStored(cursor)));
      return /** @type {Stored} */ (all[document - from]);
    },
    /**
     * The documents that are called `title`.
     * @param {string} title
     * @returns {Promise<number[]>}
     */
    async titled(title) {
      const key = titleKey(title);
      if (key === null || !titles.length) return [];
      // A product below 2^53, so that nothing is rounded.
      const bucket = Math.floor((key * titles.length) / 2 ** 32);
      const found = await chunk("n", titles, bucket, (cursor) => readTitles(cursor, size));
      return found.get(key) ?? [];
    },
    /**
     * Words of the spelling list, or of the reversed one, that may begin with `beginning`.
     * @param {boolean} reversed
     * @param {string} beginning
     * @returns {Promise<Array<Array<[word: string, frequency: number]>>>}
     */
    spelled(reversed, beginning) {
      const { firsts, places } = /** @type {Sorted} */ (spelling[Number(reversed)]);
      const start = Math.max(0, lastUpTo(firsts, beginning, compare));
      const wanted = [];
      for (let at = start; at < Math.min(places.length, start + PARAMS.repairBlocks); at++) {
        if (at > start && !firsts[at]?.startsWith(beginning)) break;
        wanted.push(chunk(reversed ? "r" : "s", places, at, readWords));
      }
      return Promise.all(wanted);
    },
    /** The values of each field. @returns {Promise<FieldValue[][]>} */
    async fieldValues() {
      if (!fieldNames.length) return [];
      return chunk("f", fields, 0, (cursor) =>
        fieldNames.map(() =>
          cursor.list(cursor.count(), () => ({ value: cursor.text(), documents: cursor.ascending(cursor.number(), size) })),
        ),
      );
    },
  };
}

/**
 * @param {Cursor} cursor
 * @param {number} align
 * @returns {Place[]}
 */
function readPlaces(cursor, align) {
  const hex = (/** @type {Uint8Array} */ name) => Array.from(name, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const files = cursor.list(cursor.count(), () => `${hex(cursor.take(6))}.bin`);
  const counts = files.map(() => cursor.count());
  return files.flatMap((file, at) => {
    let end = 0;
    return cursor.list(counts[at] ?? 0, () => {
      const start = end;
      end += cursor.number() * align;
      return { file, start, end };
    });
  });
}

/**
 * @param {Cursor} cursor
 * @returns {Sorted}
 */
function readSorted(cursor) {
  const places = readPlaces(cursor, 1);
  cursor.restart();
  return { places, firsts: places.map(cursor.nextText) };
}

/**
 * @param {Cursor} cursor
 * @param {number} size
 * @returns {Block}
 */
function readBlock(cursor, size) {
  const sizes = cursor.list(cursor.count(), cursor.number);
  const forms = new Map(cursor.list(cursor.count(), () => [cursor.nextText(), cursor.number()]));
  const documents = sizes.map((one) => cursor.ascending(one, size));
  const groups = documents.map((documents) => ({ documents, weights: cursor.take(documents.length) }));
  return { forms, groups };
}

/**
 * @param {Cursor} cursor
 * @param {Block} block
 * @returns {number[][][]}  by group, document of its list, and occurrence
 */
function readPositions(cursor, { groups }) {
  const counts = groups.map(({ documents }) => Array.from(documents, cursor.number));
  return counts.map((list) =>
    list.map((count) => {
      let next = 1;
      const places = [];
      for (; count--; next++) places.push((next += cursor.number()));
      return places;
    }),
  );
}

/** @param {Cursor} cursor @returns {Stored} */
function readStored(cursor) {
  const { text } = cursor;
  return { url: text(), type: text(), title: text(), crumbs: text(), text: text() };
}

/**
 * @param {Cursor} cursor
 * @returns {Array<[string, number]>}
 */
function readWords(cursor) {
  /** @type {Array<[string, number]>} */
  const words = [];
  while (!cursor.isAtEnd()) words.push([cursor.nextText(), cursor.number()]);
  return words;
}

/**
 * @param {Cursor} cursor
 * @param {number} size
 */
function readTitles(cursor, size) {
  /** @type {Map<number, number[]>} */
  const titles = new Map();
  for (let key = 0; !cursor.isAtEnd(); ) {
    key += cursor.number();
    titles.set(key, [...cursor.ascending(cursor.number(), size)]);
  }
  return titles;
}

/**
 * FNV-1a of the terms of a text, each followed by a space, without whole identifiers.
 * @param {string} text
 * @returns {number | null}  null for a text without words
 */
export function titleKey(text) {
  const words = tokenize(text);
  const terms = words.filter(({ position }, at) => words[at + 1]?.position !== position).map(({ term }) => `${term} `);
  if (!terms.length) return null;
  return new TextEncoder().encode(terms.join("")).reduce((key, byte) => Math.imul(key ^ byte, 0x01000193), 0x811c9dc5) >>> 0;
}

/**
 * Return the place of the last item that does not come after `wanted`; -1 if all do.
 * @template T
 * @param {readonly T[]} sorted
 * @param {T} wanted
 * @param {(one: T, other: T) => number} order
 */
function lastUpTo(sorted, wanted, order) {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (order(/** @type {T} */ (sorted[middle]), wanted) <= 0) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * Compare by code points, as UTF-8 does; JavaScript's own order puts surrogates before U+E000.
 * @param {string} one
 * @param {string} other
 */
export function compare(one, other) {
  let at = 0;
  while (at < one.length && one.charCodeAt(at) === other.charCodeAt(at)) at++;
  const rank = (/** @type {string} */ text) => {
    const unit = text.charCodeAt(at);
    return at >= text.length ? -1 : unit >= 0xe000 ? unit - 0x2000 : unit >= 0xd800 ? unit + 0x2000 : unit;
  };
  return rank(one) - rank(other);
}
