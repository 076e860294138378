/** The bytes of an index. `docs/project/index-format.md` is the authority on them. */
import { PARAMS } from "./params.js";

/** Version of the format that this module reads. */
export const FORMAT_VERSION = 4;

const MAGIC = 0x44534958; // "DSIX", read with the first byte highest
const HEADER_BYTES = 16;
const CHECKSUM_BYTES = 4;
/** Most bytes that DEFLATE yields for one byte. */
const MAX_RATIO = 1032;

/**
 * Why bytes are not an index.
 * @typedef {"not-an-index" | "version" | "flags" | "length" | "checksum" | "structure" | "file"} Fault
 */

/** Thrown when bytes are missing, damaged or written in another version of the format. */
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
 * @param {unknown} holds
 * @param {string} what
 * @param {Fault} [code]
 * @returns {asserts holds}
 */
export function expect(holds, what, code = "structure") {
  if (!holds) throw new IndexError(code, `expected ${what}`);
}

/** @typedef {ReturnType<typeof createCursor>} Cursor */

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** @param {Uint8Array} bytes */
function decode(bytes) {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new IndexError("structure", "expected UTF-8 text");
  }
}

/**
 * Reads bytes from their start; every read is checked against their end.
 * @param {Uint8Array} bytes
 */
export function createCursor(bytes) {
  let at = 0;
  /** The text that `nextText` continues from. */
  let last = new Uint8Array(64);

  /** A number in base 128, least significant group first, below 2^32. */
  function number() {
    let value = 0;
    for (let scale = 1; scale < 2 ** 35; scale *= 128) {
      const byte = bytes[at++];
      if (byte === undefined) break;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) {
        expect(value < 2 ** 32 && (byte || scale === 1), "a number below 2^32");
        return value;
      }
    }
    throw new IndexError("structure", "expected the end of a number");
  }

  /** @param {number} length */
  function take(length) {
    expect(at + length <= bytes.length, "more bytes");
    return bytes.subarray(at, (at += length));
  }

  return {
    number,
    take,
    /** Read how many items follow, each of at least one byte. */
    count() {
      const count = number();
      expect(count <= bytes.length - at, "as many bytes as things");
      return count;
    },
    text: () => decode(take(number())),
    /** A text that shares its beginning with the last one. */
    nextText() {
      const [shared, rest] = [number(), take(number())];
      const length = shared + rest.length;
      if (length > last.length) last = Uint8Array.from({ length: 2 * length }, (_, place) => last[place] ?? 0);
      last.set(rest, shared);
      return decode(last.subarray(0, length));
    },
    /** Let the next of these texts share nothing with the last. */
    restart: () => void (last = new Uint8Array(64)),
    isAtEnd: () => at === bytes.length,
    /** @template T @param {number} count @param {() => T} read @returns {T[]} */
    list: (count, read) => Array.from({ length: count }, read),
    /**
     * Read ascending numbers below `limit` as gaps.
     * @param {number} count
     * @param {number} limit
     */
    ascending(count, limit) {
      expect(count <= bytes.length - at, "as many bytes as things");
      const found = new Uint32Array(count);
      for (let place = 0, next = 0; place < count; place++) {
        const value = next + number();
        expect(value < limit, "a document");
        found[place] = value;
        next = value + 1;
      }
      return found;
    },
    end: () => expect(at === bytes.length, "the end"),
  };
}

/**
 * Check the header of a manifest and unpack its payload.
 * @param {Uint8Array} bytes
 */
export async function unseal(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  expect(bytes.length >= 4 && view.getUint32(0) === MAGIC, "a search index, found other bytes", "not-an-index");
  if (bytes.length >= 8) {
    const version = view.getUint16(4, true);
    expect(version === FORMAT_VERSION, `index format version ${FORMAT_VERSION}, found ${version}`, "version");
    expect(view.getUint16(6, true) === 0, "no flags in the index", "flags");
  }
  const length = HEADER_BYTES + (bytes.length < HEADER_BYTES ? 0 : view.getUint32(8, true));
  expect(bytes.length === length, `an index of ${length} bytes, found ${bytes.length}`, "length");
  return inflate(bytes.subarray(HEADER_BYTES), view.getUint32(12, true), true);
}

/**
 * What a chunk holds: words, positions, texts, titles, spelling, spelling reversed, fields.
 * @typedef {"w" | "p" | "t" | "n" | "s" | "r" | "f"} Kind
 */

/**
 * Unpack the chunk of that kind and number; it is followed by padding, which is all zeros.
 * @param {Uint8Array} bytes
 * @param {Kind} kind
 * @param {number} number
 */
export async function unpack(bytes, kind, number) {
  expect(bytes.length > CHECKSUM_BYTES, "a chunk", "length");
  const checksum = new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getUint32(0, true);
  return inflate(bytes.subarray(CHECKSUM_BYTES), (checksum ^ placeOf(kind, number)) >>> 0, false);
}

/**
 * Return what the checksum of a chunk is xored with, so that it is right only in its own place.
 * @param {Kind} kind
 * @param {number} number
 */
function placeOf(kind, number) {
  const place = new DataView(new ArrayBuffer(5));
  place.setUint8(0, kind.charCodeAt(0));
  place.setUint32(1, number, true);
  return crc32(new Uint8Array(place.buffer));
}

/**
 * @param {Uint8Array} body  length, compressed length, compressed bytes
 * @param {number} checksum
 * @param {boolean} whole  whether nothing may follow
 */
async function inflate(body, checksum, whole) {
  const cursor = createCursor(body);
  const [length, packedLength] = [cursor.number(), cursor.number()];
  const packed = cursor.take(packedLength);
  const end = packed.byteOffset + packedLength - body.byteOffset;
  expect(!whole || end === body.length, "the end of the index", "length");
  expect(crc32(body.subarray(0, end)) === checksum, "the checksum to match the bytes", "checksum");
  expect(body.subarray(end).every((byte) => byte === 0), "zeros after a chunk");
  expect(length <= Math.min(PARAMS.maxChunkBytes, packedLength * MAX_RATIO), "a smaller length");
  const copy = /** @type {Uint8Array<ArrayBuffer>} */ (packed);
  const stream = new Blob([copy]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const raw = await new Response(stream).arrayBuffer().catch(() => null);
  expect(raw?.byteLength === length, "compressed data of the stated length");
  return new Uint8Array(raw);
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, value) => {
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/**
 * CRC-32 as in gzip and PNG.
 * @param {Uint8Array} bytes
 * @returns {number}  0 to 2^32 - 1
 */
export function crc32(bytes) {
  let crc = ~0;
  for (const byte of bytes) crc = /** @type {number} */ (CRC_TABLE[(crc ^ byte) & 0xff]) ^ (crc >>> 8);
  return ~crc >>> 0;
}
