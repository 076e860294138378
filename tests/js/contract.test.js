/** The fixtures that Python, Rust and JavaScript share: `tests/contract/`, where `regenerate.py` says how to add one. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { openIndex, tokenize } from "../../plugins/dossier/assets/engine/index.js";
import { INDEX, createHost, fixture } from "./support.js";

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
  const { cases } = fixture("tokenize.json");
  assert.ok(cases.length > 20);
  for (const { text, words } of cases) {
    const found = tokenize(text).map(({ term, start, end }) => [term, codePoints(text, start), codePoints(text, end)]);
    assert.deepEqual(found, words, text);
  }
});

test("answers are those of the fixture", async () => {
  const { queries } = fixture("ranking.json");
  assert.ok(queries.length > 60);
  const index = await openIndex(INDEX, { get: createHost() });
  for (const { query, hits, total, corrections, relaxed, facets, ...options } of queries) {
    const answer = await index.search(query, { ...options, facets: true });
    const found = answer.hits.map((hit) => ({
      url: hit.url,
      score: hit.score,
      excerpt: hit.excerpt,
      ranges: spans(hit.excerpt, hit.ranges),
      title_ranges: spans(hit.title, hit.titleRanges),
    }));
    assert.deepEqual(found, hits, query);
    assert.equal(answer.total, total, query);
    assert.deepEqual(answer.corrections.map(({ from, to }) => [from, to]), corrections, query);
    assert.deepEqual(answer.relaxed.map(({ kind, text }) => [kind, text]), relaxed, query);
    const counts = answer.facets.map(({ name, values }) => [name, Object.fromEntries(values.map((one) => [one.value, one.count]))]);
    assert.deepEqual(Object.fromEntries(counts), facets, query);
  }
});

test("thousands of generated queries have the lists of the fixture", async () => {
  const { documents } = fixture("ranking.json");
  const numbers = new Map(documents.map((/** @type {{url: string}} */ one, /** @type {number} */ at) => [one.url, at]));
  const { cases } = fixture("queries.json");
  assert.ok(cases.length >= 4000);
  const index = await openIndex(INDEX, { get: createHost() });
  for (const [query, total, results] of cases) {
    const answer = await index.search(query);
    assert.deepEqual([answer.total, answer.hits.map(({ url, score }) => [numbers.get(url), score])], [total, results], query);
  }
});
