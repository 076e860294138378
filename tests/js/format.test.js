import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateRawSync } from "node:zlib";

import { FORMAT_VERSION, IndexError, crc32, createCursor, unpack, unseal } from "../../plugins/dossier/assets/engine/format.js";

/** @typedef {import("../../plugins/dossier/assets/engine/format.js").Fault} Fault */

/** @param {number} value */
const u32 = (value) => [...new Uint8Array(Uint32Array.of(value).buffer)];
/** @param {number} value  below 2^14 */
const number = (value) => (value < 0x80 ? [value] : [(value & 0x7f) | 0x80, value >> 7]);

/** @param {number[]} raw @param {number} [length] */
function bodyOf(raw, length = raw.length) {
  const packed = [...deflateRawSync(Uint8Array.from(raw))];
  return [...number(length), ...number(packed.length), ...packed];
}

/** @param {number[]} body @param {{version?: number, flags?: number, extra?: number[]}} [header] */
function manifest(body, { version = FORMAT_VERSION, flags = 0, extra = [] } = {}) {
  const checksum = u32(crc32(Uint8Array.from(body)));
  return Uint8Array.from([0x44, 0x53, 0x49, 0x58, version, 0, flags, 0, ...u32(body.length), ...checksum, ...body, ...extra]);
}

/** The third chunk of words. @param {number[]} body */
const chunk = (body) => Uint8Array.from([...u32(crc32(Uint8Array.from(body)) ^ crc32(PLACE)), ...body]);
const PLACE = Uint8Array.from(["w".charCodeAt(0), 2, 0, 0, 0]);
/** @param {Uint8Array} bytes */
const unpacked = (bytes) => unpack(bytes, "w", 2);

/** @param {Promise<unknown>} read @param {Fault} code */
const refuses = (read, code) => assert.rejects(read, (error) => error instanceof IndexError && error.code === code);

test("checksum is the common one", () => {
  assert.equal(crc32(new TextEncoder().encode("123456789")), 0xcbf43926);
});

test("what was packed comes back, and padding is not a part of it", async () => {
  const raw = Array.from({ length: 300 }, (_, at) => at % 7);
  assert.deepEqual([...(await unseal(manifest(bodyOf(raw))))], raw);
  assert.deepEqual([...(await unpacked(Uint8Array.from([...chunk(bodyOf(raw)), 0, 0, 0])))], raw);
});

test("other files, other versions and unknown flags are refused by name", async () => {
  for (const bytes of [[], [1], [...new TextEncoder().encode("<!doctype html>")]]) {
    await refuses(unseal(Uint8Array.from(bytes)), "not-an-index");
  }
  await refuses(unseal(manifest(bodyOf([1]), { version: FORMAT_VERSION + 1 })), "version");
  await refuses(unseal(manifest(bodyOf([1]), { flags: 1 })), "flags");
});

test("damaged and shortened bytes are refused", async () => {
  const whole = manifest(bodyOf([1, 2, 3]));
  await refuses(unseal(whole.subarray(0, -1)), "length");
  await refuses(unseal(manifest(bodyOf([1]), { extra: [0] })), "length");
  for (let at = 16; at < whole.length; at++) {
    await assert.rejects(unseal(whole.map((byte, place) => (place === at ? byte ^ 4 : byte))), IndexError);
  }
  const packed = chunk(bodyOf([1, 2, 3]));
  for (let at = 0; at < packed.length; at++) {
    await assert.rejects(unpacked(packed.subarray(0, at)), IndexError);
    await assert.rejects(unpacked(packed.map((byte, place) => (place === at ? byte ^ 4 : byte))), IndexError);
  }
});

test("a chunk is right only in its own place, and only zeros follow it", async () => {
  const packed = chunk(bodyOf([1, 2, 3]));
  await refuses(unpack(packed, "w", 3), "checksum");
  await refuses(unpack(packed, "p", 2), "checksum");
  await refuses(unpacked(Uint8Array.from([...packed, 0, 1])), "structure");
});

test("a length that the data does not have is refused, and none that it cannot have is believed", async () => {
  await refuses(unpacked(chunk(bodyOf([1, 2, 3], 4))), "structure");
  await refuses(unpacked(chunk(bodyOf([1, 2, 3], 16000))), "structure");
});

test("numbers and texts are checked against the end", () => {
  for (const bytes of [[0x80], [0x80, 0], [0xff, 0xff, 0xff, 0xff, 0x10], [0x80, 0x80, 0x80, 0x80, 0x80, 1]]) {
    assert.throws(() => createCursor(Uint8Array.from(bytes)).number(), IndexError, String(bytes));
  }
  assert.throws(() => createCursor(Uint8Array.of(2, 65)).text(), IndexError);
  assert.throws(() => createCursor(Uint8Array.of(1, 0xff)).text(), IndexError);
  assert.throws(() => createCursor(Uint8Array.of(9)).count(), IndexError);
  assert.throws(() => createCursor(Uint8Array.of(3, 3)).ascending(2, 7), IndexError);
  const cursor = createCursor(Uint8Array.of(0, 3, 65, 0xc3, 0xa9, 2, 1, 0xa4));
  assert.deepEqual([cursor.nextText(), cursor.nextText()], ["Aé", "Aä"]);
});
