import assert from "node:assert/strict";
import { test } from "node:test";

import { distance } from "../../plugins/dossier/assets/engine/spell.js";

test("distances count what a typist does", () => {
  /** @type {Array<[string, string, number]>} */
  const cases = [["tide", "tide", 0], ["tide", "tode", 1], ["tide", "tid", 1], ["tide", "tidde", 1], ["tide", "tdie", 1], ["tide", "toda", 2]];
  for (const [one, other, expected] of cases) {
    assert.equal(distance([...one], [...other], 2), expected, `${one} ${other}`);
    assert.equal(distance([...other], [...one], 2), expected, `${other} ${one}`);
  }
  assert.ok(distance([..."tide"], [..."moon"], 2) > 2);
});
