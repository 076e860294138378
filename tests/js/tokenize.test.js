import assert from "node:assert/strict";
import { test } from "node:test";

import { tokenize } from "../../plugins/dossier/assets/engine/tokenize.js";

/** @param {string} text */
const terms = (text) => tokenize(text).map(({ term }) => term);

test("words are lower case, without marks and without possessive", () => {
  assert.deepEqual(terms("The Tide’s RÉ-entry, don't!"), ["the", "tide", "reentry", "re", "entry", "don't"]);
});

test("ranges count UTF-16 units and hold what was dropped", () => {
  const text = "🦉 𝛑r² e\u0301’s";
  assert.deepEqual(tokenize(text).map(({ start, end }) => text.slice(start, end)), ["🦉", "𝛑r²", "e\u0301’s"]);
  assert.deepEqual(terms(text), ["🦉", "πr2", "e"]);
});

test("half a surrogate pair separates words", () => {
  assert.deepEqual(terms("a\ud83eb\udd89c"), ["a", "b", "c"]);
});

test("a term is its own term, so that what is found can be searched", () => {
  const texts = ["Straße ŁÓDŹ İstanbul ΟΔΥΣΣΕΥΣ", "½ Ⅳ ﬁne ŉ", "rock 'n' roll s's", "안녕하세요 हिन्दी 普京"];
  for (const term of texts.flatMap(terms)) assert.deepEqual(terms(term), [term]);
});
