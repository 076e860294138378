import assert from "node:assert/strict";
import { test } from "node:test";

import { compare } from "../../plugins/dossier/assets/engine/reader.js";
import { log2 } from "../../plugins/dossier/assets/engine/score.js";

test("logarithm is right to a few hundredths", () => {
  for (const value of [1, 2, 3, 5, 1000, 4999, 0xffff, 0x10000, 2_000_002, 0xffffffff]) {
    assert.ok(Math.abs(log2(value) / 256 - Math.log2(value)) < 0.02, String(value));
  }
});

test("texts are compared as their bytes in UTF-8 are", () => {
  const texts = ["", "a", "ab", "b", "é", "\ue000", "\uffff", "𝛑", "𝛑a"];
  const encoder = new TextEncoder();
  for (const one of texts) {
    for (const other of texts) {
      const bytes = Buffer.compare(encoder.encode(one), encoder.encode(other));
      assert.equal(Math.sign(compare(one, other)), bytes, `${one} ${other}`);
    }
  }
});
