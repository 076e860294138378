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

test("words of a script without spaces are found within others, next to words of any other", () => {
  assert.deepEqual(found("潮汐 海", "潮汐表は海に"), ["潮汐", "海"]);
  assert.deepEqual(found("น้ำ", "ระดับน้ำขึ้น"), ["น้ำ"]);
  assert.deepEqual(found("ガラス", "色ガラスの窓"), ["ガラス"]);
  assert.deepEqual(found("tide", "潮tide tides"), []);
});

test("a sign on a letter belongs to it", () => {
  assert.deepEqual(found("कल", "कलि कल"), ["कल"]);
});
