import assert from "node:assert/strict";
import { test } from "node:test";

import { neighbor } from "../../plugins/dossier/assets/page/steps.js";

/** @param {number} at */
const from = (at) => (/** @type {number} */ one) => one - at;

test("the next one comes after the current one, the previous before it", () => {
  assert.equal(neighbor([2, 5, 9], from(5), 1), 9);
  assert.equal(neighbor([2, 5, 9], from(5), -1), 2);
});

test("the current one need not be among them", () => {
  assert.equal(neighbor([2, 5, 9], from(6), 1), 9);
  assert.equal(neighbor([2, 5, 9], from(6), -1), 5);
});

test("steps wrap around at the end", () => {
  assert.equal(neighbor([2, 5, 9], from(9), 1), 2);
  assert.equal(neighbor([2, 5, 9], from(2), -1), 9);
});

test("an empty list has no next one", () => {
  assert.equal(neighbor([], from(1), 1), undefined);
});
