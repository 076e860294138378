import assert from "node:assert/strict";
import { test } from "node:test";

import { openIndex } from "../../plugins/dossier/assets/search/format.js";
import { RANKING, matches, parseQuery, scoreDocuments } from "../../plugins/dossier/assets/search/score.js";
import { payloadOf, seal } from "./support.js";

const BONUS = RANKING.allWordsBonus;

/**
 * Scores of three documents that hold the given terms; 0 where none matches.
 * @param {Record<string, Array<[gap: number, impact: number]>>} terms
 * @param {string} query
 */
function scores(terms, query) {
  const found = scoreDocuments(openIndex(seal(payloadOf([{}, {}, {}], terms))), parseQuery(query, true));
  return [0, 1, 2].map((document) => found.get(document) ?? 0);
}

test("only a last word that nothing follows is a beginning", () => {
  /** @type {(query: string, prefix: boolean) => Array<[string, boolean]>} */
  const words = (query, prefix) => parseQuery(query, prefix).map(({ term, prefix: open }) => [term, open]);
  assert.deepEqual(words("Tide mo", true), [["tide", false], ["mo", true]]);
  assert.deepEqual(words("tide mo ", true), [["tide", false], ["mo", false]]);
  assert.deepEqual(words("tide mo", false), [["tide", false], ["mo", false]]);
  assert.deepEqual(words("mo tide mo", true), [["mo", true], ["tide", false]]);
  assert.deepEqual(words("…", true), []);
});

test("words beyond the bound are ignored", () => {
  const query = Array.from({ length: 40 }, (_, at) => `w${at}`).join(" ");
  assert.equal(parseQuery(query, true).length, RANKING.maxQueryWords);
  assert.ok(parseQuery(query, true).every(({ prefix }) => !prefix));
});

test("a term is told by the words that it matches", () => {
  const wanted = parseQuery("tide moon ti", true);
  assert.deepEqual(["tide", "moon", "moons", "tidy", "sun"].map((term) => matches(wanted, term)), [0b101, 0b010, 0, 0b100, 0]);
});

test("impacts add up, and all words earn the bonus", () => {
  /** @type {Record<string, Array<[number, number]>>} */
  const terms = { moon: [[0, 10], [0, 20]], tide: [[1, 5], [0, 7]] };
  assert.deepEqual(scores(terms, "moon tide "), [10, 25 + BONUS, 7]);
  assert.deepEqual(scores(terms, "moon "), [10 + BONUS, 20 + BONUS, 0]);
  assert.deepEqual(scores(terms, ""), [0, 0, 0]);
});

test("a longer word counts less, the best of several once", () => {
  assert.deepEqual(scores({ moons: [[0, 100]], moony: [[0, 50], [0, 1]] }, "moon"), [40 + BONUS, 1 + BONUS, 0]);
});

test("a longer word stays below the least of the whole word", () => {
  const found = scores({ moon: [[0, 30], [0, 90]], moons: [[2, 16000]] }, "moon");
  assert.deepEqual(found, [30 + BONUS, 90 + BONUS, 29 + BONUS]);
});

test("the largest impacts of all words stay below the bonus", () => {
  assert.ok(RANKING.maxQueryWords * 0xffff < BONUS);
  assert.ok(BONUS * 2 < 2 ** 32);
});
