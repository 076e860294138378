import assert from "node:assert/strict";
import { test } from "node:test";

import { compare } from "../../plugins/dossier/assets/engine/reader.js";
import { distance } from "../../plugins/dossier/assets/engine/repair.js";
import { log2 } from "../../plugins/dossier/assets/engine/score.js";

test("logarithm is right to a few hundredths", () => {
  for (const value of [1, 2, 3, 5, 1000, 4999, 0xffff, 0x10000, 2_000_002, 0xffffffff]) {
    assert.ok(Math.abs(log2(value) / 256 - Math.log2(value)) < 0.02, String(value));
  }
});

test("distances count what a typist does", () => {
  /** @type {Array<[string, string, number]>} */
  const cases = [["tide", "tide", 0], ["tide", "tode", 1], ["tide", "tid", 1], ["tide", "tidde", 1], ["tide", "tdie", 1], ["tide", "toda", 2]];
  for (const [one, other, expected] of cases) {
    assert.equal(distance([...one], [...other], 2), expected, `${one} ${other}`);
    assert.equal(distance([...other], [...one], 2), expected, `${other} ${one}`);
  }
  assert.ok(distance([..."tide"], [..."moon"], 2) > 2);
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
