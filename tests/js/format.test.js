import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { IndexError, crc32, openIndex } from "../../plugins/dossier/assets/search/format.js";
import { payloadOf, seal } from "./support.js";

const fixture = () => new Uint8Array(readFileSync(new URL("../contract/ranking-v1.bin", import.meta.url)));
const DOCUMENT = { url: "u", kind: "k", title: "née", crumbs: "¶1", text: "𝛑 🦉" };

/**
 * @param {Uint8Array} bytes
 * @param {import("../../plugins/dossier/assets/search/format.js").Fault} code
 */
function refuses(bytes, code) {
  assert.throws(() => openIndex(bytes), (error) => error instanceof IndexError && error.code === code);
}

/**
 * Read everything, as a search may.
 * @param {import("../../plugins/dossier/assets/search/format.js").Index} index
 */
function readAll(index) {
  for (let document = 0; document < index.size; document++) index.stored(document);
  for (const term of index.terms) index.postings(term, () => {});
}

test("checksum is the common one", () => {
  assert.equal(crc32(new Uint8Array()), 0);
  assert.equal(crc32(new TextEncoder().encode("123456789")), 0xcbf43926);
});

test("an index gives back what was written", () => {
  const bytes = seal(payloadOf([{}, DOCUMENT, {}], { moon: [[0, 1], [1, 300]], née: [[2, 7]] }));
  for (const given of [bytes, Uint8Array.from(bytes).buffer, Uint8Array.from([9, ...bytes]).subarray(1)]) {
    const index = openIndex(given);
    assert.equal(index.size, 3);
    assert.deepEqual(index.terms.map(({ text }) => text), ["moon", "née"]);
    assert.deepEqual(index.stored(1), DOCUMENT);
    /** @type {Array<[string, number, number]>} */
    const seen = [];
    for (const term of index.terms) {
      index.postings(term, (document, impact) => seen.push([term.text, document, impact]));
    }
    assert.deepEqual(seen, [["moon", 0, 1], ["moon", 2, 300], ["née", 2, 7]]);
  }
});

test("an empty index opens", () => {
  assert.equal(openIndex(seal(payloadOf([]))).size, 0);
});

test("other bytes, versions and flags are refused by name", () => {
  const payload = payloadOf([]);
  refuses(new Uint8Array(), "not-an-index");
  refuses(new TextEncoder().encode("<!doctype html><title>404</title>"), "not-an-index");
  refuses(seal(payload, { version: 2 }), "version");
  refuses(seal(payload, { flags: 1 }), "flags");
  refuses(seal([...payload, 0]), "structure");
  assert.throws(() => openIndex(seal(payload, { version: 2 })), /expected index format version 1, found 2/);
});

test("no lost, added or changed byte goes unnoticed", () => {
  const bytes = fixture();
  for (let length = 0; length < bytes.length; length += 7) {
    assert.throws(() => openIndex(bytes.slice(0, length)), IndexError, `${length} bytes`);
  }
  refuses(Uint8Array.from([...bytes, 0]), "length");
  for (let at = 0; at < bytes.length; at += 5) {
    const damaged = bytes.map((byte, place) => (place === at ? byte ^ (1 << at % 8) : byte));
    assert.throws(() => openIndex(damaged), IndexError, `byte ${at}`);
  }
});

test("a wrong payload under a right checksum yields an IndexError or an index, nothing else", () => {
  const payload = payloadOf([DOCUMENT, {}], { moon: [[0, 1], [0, 300]], née: [[1, 7]] });
  const count = { refused: 0, read: 0 };
  for (const [at, byte] of payload.entries()) {
    for (const value of [0, 1, 0x7f, 0x80, 0xff, byte ^ 0x20]) {
      const wrong = [...payload];
      wrong[at] = value;
      try {
        readAll(openIndex(seal(wrong)));
        count.read += 1;
      } catch (error) {
        assert.ok(error instanceof IndexError, `${at}: ${error}`);
        count.refused += 1;
      }
    }
    refuses(seal(payload.slice(0, at)), "structure");
  }
  assert.ok(count.refused > 50 && count.read > 50, JSON.stringify(count));
});
