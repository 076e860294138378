/** Bytes to an index that can be searched. `docs/project/index-format.md` is the authority on the bytes. */

/** Version of the format that this module reads. */
export const FORMAT_VERSION = 1;

const MAGIC = 0x44534958; // "DSIX", read with the first byte highest
const HEADER_BYTES = 16;
const TABLE_BYTES = 16;
const MAX_IMPACT = 0xffff;

/**
 * What the index keeps of a document.
 * @typedef {{url: string, kind: string, title: string, crumbs: string, text: string}} Stored
 */

/**
 * A term of the vocabulary and the range of its postings in the payload.
 * @typedef {{text: string, start: number, end: number}} Term
 */

/**
 * An open index. Documents and postings are decoded when they are asked for.
 * @typedef {object} Index
 * @property {number} size  number of documents; they are numbered from 0
 * @property {readonly Term[]} terms  in order of their UTF-8 bytes
 * @property {(document: number) => Stored} stored  a document's texts
 * @property {(term: Term, visit: (document: number, impact: number) => void) => void} postings
 *   visits the documents that hold a term, in order
 */

/**
 * Why bytes are no index.
 * @typedef {"not-an-index" | "version" | "flags" | "length" | "checksum" | "structure"} Fault
 */

/** Thrown where bytes are damaged or written in another version of the format. */
export class IndexError extends Error {
  /**
   * @param {Fault} code
   * @param {string} message
   */
  constructor(code, message) {
    super(`search: ${message}`);
    this.name = "IndexError";
    /** @type {Fault} */
    this.code = code;
  }
}

/**
 * Open an index.
 * @param {ArrayBuffer | Uint8Array} bytes  the whole file; it must not change afterwards
 * @returns {Index}
 * @throws {IndexError} here, or where a document or postings are read that break the format
 */
export function openIndex(bytes) {
  const payload = unseal(bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes));
  expect(payload.length >= TABLE_BYTES, "a table of sections", 0);
  const { u32, number, skipText, text } = createReader(payload);
  const [size, termCount] = [u32(0), u32(4)];
  const documentsEnd = TABLE_BYTES + u32(8);
  const vocabularyEnd = documentsEnd + u32(12);

  let at = TABLE_BYTES;
  /** @type {number[]} */
  const starts = [];
  for (let document = 0; document < size; document++) {
    starts.push(at);
    for (let field = 0; field < 5; field++) at = skipText(at, documentsEnd);
  }
  expect(at === documentsEnd, "the end of the documents", at);

  let end = vocabularyEnd;
  /** @type {Term[]} */
  const terms = [];
  for (let term = 0; term < termCount; term++) {
    const word = text(at, vocabularyEnd);
    const length = number(word.end, vocabularyEnd);
    terms.push({ text: word.value, start: end, end: end + length.value });
    end += length.value;
    at = length.end;
  }
  expect(at === vocabularyEnd, "the end of the vocabulary", at);
  expect(end === payload.length, "the end of the postings", end);

  return Object.freeze({
    size,
    terms,
    stored(/** @type {number} */ document) {
      let from = starts[document] ?? documentsEnd;
      const next = () => {
        const { value, end } = text(from, documentsEnd);
        from = end;
        return value;
      };
      return { url: next(), kind: next(), title: next(), crumbs: next(), text: next() };
    },
    postings(/** @type {Term} */ { start, end }, /** @type {(document: number, impact: number) => void} */ visit) {
      for (let from = start, next = 0; from < end; ) {
        const gap = number(from, end);
        const impact = number(gap.end, end);
        const document = next + gap.value;
        expect(document < size && impact.value > 0 && impact.value <= MAX_IMPACT, "a document and its impact", from);
        visit(document, impact.value);
        next = document + 1;
        from = impact.end;
      }
    },
  });
}

/**
 * CRC-32 as in gzip and PNG.
 * @param {Uint8Array} bytes
 * @returns {number}  0 to 2^32 - 1
 */
export function crc32(bytes) {
  const table = Uint32Array.from({ length: 256 }, (_, value) => {
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
    return value;
  });
  let crc = ~0;
  for (const byte of bytes) crc = /** @type {number} */ (table[(crc ^ byte) & 0xff]) ^ (crc >>> 8);
  return ~crc >>> 0;
}

/**
 * Check the header and return what follows it.
 * @param {Uint8Array} bytes
 * @returns {Uint8Array}
 */
function unseal(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 4 || view.getUint32(0) !== MAGIC) {
    throw new IndexError("not-an-index", "expected a search index, found other bytes");
  }
  const expected = bytes.length < HEADER_BYTES ? 0 : view.getUint32(8, true);
  if (bytes.length >= 8) {
    const [version, flags] = [view.getUint16(4, true), view.getUint16(6, true)];
    if (version !== FORMAT_VERSION) {
      throw new IndexError("version", `expected index format version ${FORMAT_VERSION}, found ${version}`);
    }
    if (flags !== 0) throw new IndexError("flags", `expected no flags in the index, found ${flags}`);
  }
  if (bytes.length !== HEADER_BYTES + expected) {
    throw new IndexError("length", `expected an index of ${HEADER_BYTES + expected} bytes, found ${bytes.length}`);
  }
  const payload = bytes.subarray(HEADER_BYTES);
  if (crc32(payload) !== view.getUint32(12, true)) {
    throw new IndexError("checksum", "expected the checksum of the index to match its bytes");
  }
  return payload;
}

/**
 * Reads numbers and texts of the payload; every read is checked against the end of its section.
 * @param {Uint8Array} payload
 */
function createReader(payload) {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const view = new DataView(payload.buffer, payload.byteOffset, payload.length);

  /**
   * @param {number} at
   * @param {number} end
   */
  function number(at, end) {
    let value = 0;
    for (let group = 0; group < 5 && at + group < end && end <= payload.length; group++) {
      const byte = view.getUint8(at + group);
      // A product, because a shift would overflow into the sign.
      value += (byte & 0x7f) * 2 ** (7 * group);
      if (byte < 0x80) {
        expect(value < 2 ** 32 && (byte > 0 || group === 0), "a number below 2^32", at);
        return { value, end: at + group + 1 };
      }
    }
    throw structure("the end of a number", at);
  }

  /**
   * @param {number} at
   * @param {number} end
   */
  function skipText(at, end) {
    const length = number(at, end);
    expect(length.end + length.value <= end, "a text inside its section", at);
    return length.end + length.value;
  }

  /**
   * @param {number} at
   * @param {number} end
   */
  function text(at, end) {
    const after = skipText(at, end);
    try {
      return { value: decoder.decode(payload.subarray(number(at, end).end, after)), end: after };
    } catch {
      throw structure("UTF-8 text", at);
    }
  }

  return { u32: (/** @type {number} */ at) => view.getUint32(at, true), number, skipText, text };
}

/**
 * @param {boolean} holds
 * @param {string} what
 * @param {number} at
 */
function expect(holds, what, at) {
  if (!holds) throw structure(what, at);
}

/**
 * @param {string} what
 * @param {number} at
 */
function structure(what, at) {
  return new IndexError("structure", `expected ${what} at byte ${at} of the index's payload`);
}
