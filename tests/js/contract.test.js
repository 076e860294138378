/** The fixtures that Python, Rust and JavaScript share: `tests/contract/`, where `regenerate.py` says how to add one. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { openIndex, search, tokenize } from "../../plugins/dossier/assets/search/index.js";

const folder = new URL("../contract/", import.meta.url);
/** @param {string} name */
const read = (name) => JSON.parse(readFileSync(new URL(name, folder), "utf-8"));

/**
 * The fixtures count code points.
 * @param {string} text
 * @param {number} offset  in UTF-16 units
 */
const codePoints = (text, offset) => Array.from(text.slice(0, offset)).length;

/**
 * @param {string} text
 * @param {Array<[number, number]>} ranges
 */
const spans = (text, ranges) => ranges.map((range) => range.map((offset) => codePoints(text, offset)));

test("words are those of the fixture", () => {
  const { cases } = read("tokenize.json");
  assert.ok(cases.length > 10);
  for (const { text, words } of cases) {
    const found = tokenize(text).map(({ term, start, end }) => [term, codePoints(text, start), codePoints(text, end)]);
    assert.deepEqual(found, words, text);
  }
});

test("documents of the index are those of the fixture", () => {
  const { documents } = read("ranking.json");
  const index = openIndex(readFileSync(new URL("ranking-v1.bin", folder)));
  const stored = Array.from({ length: index.size }, (_, document) => index.stored(document));
  const shown = stored.map((one) => ({ ...one, aliases: undefined }));
  assert.deepEqual(shown, documents.map((/** @type {object} */ one) => ({ ...one, aliases: undefined })));
});

test("hits are those of the fixture", () => {
  const { queries } = read("ranking.json");
  assert.ok(queries.length > 20);
  const index = openIndex(readFileSync(new URL("ranking-v1.bin", folder)));
  for (const { query, hits, ...options } of queries) {
    const found = search(index, query, options).map((hit) => ({
      url: hit.url,
      score: hit.score,
      excerpt: hit.excerpt,
      ranges: spans(hit.excerpt, hit.ranges),
      title_ranges: spans(hit.title, hit.titleRanges),
    }));
    assert.deepEqual(found, hits, query);
  }
});
