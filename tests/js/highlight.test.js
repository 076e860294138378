import assert from "node:assert/strict";
import { test } from "node:test";

import { wordFinder } from "../../plugins/dossier/assets/panel/highlight.js";

/**
 * @param {string} words
 * @param {string} text
 */
const found = (words, text) => [...text.matchAll(wordFinder(words) ?? assert.fail("no words"))].map(([word]) => word);

test("words are found whole and in either case", () => {
  assert.deepEqual(found("tide moon", "The Tide, tides and the MOON."), ["Tide", "MOON"]);
  assert.deepEqual(found("née", "Née and née_x"), ["Née"]);
});

test("the longer of two words that begin alike is found", () => {
  assert.deepEqual(found("c c++", "C++ and C."), ["C++", "C"]);
});

test("signs have no meaning of their own, and an address without words finds nothing", () => {
  assert.deepEqual(found("a.b (x)", "aXb a.b (x)"), ["a.b", "(x)"]);
  assert.equal(wordFinder(" . * "), null);
});
