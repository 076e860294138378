/** Small indexes written by hand, byte for byte as docs/project/index-format.md says. */
import { crc32 } from "../../plugins/dossier/assets/search/format.js";

const utf8 = new TextEncoder();

/**
 * A number below 2^14 in base 128.
 * @param {number} value
 */
const number = (value) => (value < 0x80 ? [value] : [(value & 0x7f) | 0x80, value >> 7]);

/** @param {string} value */
const text = (value) => [...number(utf8.encode(value).length), ...utf8.encode(value)];

/** @param {number} value */
const u32 = (value) => [...new Uint8Array(Uint32Array.of(value).buffer)];

/**
 * Put the header before a payload.
 * @param {number[]} payload
 * @param {{version?: number, flags?: number}} [header]
 * @returns {Uint8Array}
 */
export function seal(payload, { version = 1, flags = 0 } = {}) {
  const head = [...utf8.encode("DSIX"), version, 0, flags, 0, ...u32(payload.length)];
  return Uint8Array.from([...head, ...u32(crc32(Uint8Array.from(payload))), ...payload]);
}

/**
 * Write the payload of an index.
 * @param {Array<{url?: string, kind?: string, title?: string, crumbs?: string, text?: string}>} documents
 * @param {Record<string, Array<[gap: number, impact: number]>>} terms  in byte order
 * @returns {number[]}
 */
export function payloadOf(documents, terms = {}) {
  const stored = documents.flatMap((one) =>
    [one.url, one.kind, one.title, one.crumbs, one.text].flatMap((value) => text(value ?? "")),
  );
  const lists = Object.values(terms).map((postings) => postings.flat().flatMap(number));
  const vocabulary = Object.keys(terms).flatMap((term, at) => [...text(term), ...number(lists[at]?.length ?? 0)]);
  const table = [documents.length, lists.length, stored.length, vocabulary.length].flatMap(u32);
  return [...table, ...stored, ...vocabulary, ...lists.flat()];
}
