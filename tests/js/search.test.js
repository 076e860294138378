import assert from "node:assert/strict";
import { test } from "node:test";

import { EXCERPT, cutExcerpt, highlight } from "../../plugins/dossier/assets/search/excerpt.js";
import { openIndex } from "../../plugins/dossier/assets/search/format.js";
import { parseQuery } from "../../plugins/dossier/assets/search/score.js";
import { search } from "../../plugins/dossier/assets/search/search.js";
import { payloadOf, seal } from "./support.js";

const filler = Array(60).fill("x").join(" ");
const open = () =>
  openIndex(
    seal(
      payloadOf(
        [
          { url: "a", kind: "page", title: "Tide 🦉", crumbs: "c", text: "🦉 the moon’s tide" },
          { url: "b", title: "Moon" },
          { url: "c", title: "<b>tide</b>" },
        ],
        { moon: [[0, 5], [0, 9]], tide: [[0, 5], [1, 5]] },
      ),
    ),
  );

/**
 * An excerpt, and the words that are marked in it.
 * @param {string} text
 * @param {string} query
 * @returns {[excerpt: string, words: string[]]}
 */
function cut(text, query) {
  const { excerpt, ranges } = cutExcerpt(text, parseQuery(query, false));
  return [excerpt, ranges.map(([start, end]) => excerpt.slice(start, end))];
}

test("hits come best first, with ranges in UTF-16 units", () => {
  const [first, ...rest] = search(open(), "moon tide");
  assert.deepEqual(first, {
    url: "a",
    kind: "page",
    title: "Tide 🦉",
    crumbs: "c",
    score: 10 + 2 ** 24,
    excerpt: "🦉 the moon’s tide",
    ranges: [[7, 13], [14, 18]],
    titleRanges: [[0, 4]],
  });
  assert.deepEqual(rest.map(({ url, score }) => [url, score]), [["b", 9], ["c", 5]]);
});

test("equal scores keep the order of the index, and the limit holds", () => {
  assert.deepEqual(search(open(), "tide").map(({ url }) => url), ["a", "c"]);
  assert.deepEqual(search(open(), "tide", { limit: 1 }).map(({ url }) => url), ["a"]);
  assert.deepEqual(search(open(), "tide", { limit: 0 }), []);
});

test("a beginning finds only while it is typed", () => {
  assert.equal(search(open(), "ti").length, 2);
  assert.equal(search(open(), "ti ").length, 0);
  assert.equal(search(open(), "ti", { prefix: false }).length, 0);
  assert.equal(search(open(), "").length, 0);
});

test("texts are given as they are, never as HTML", () => {
  const [, found] = search(open(), "tide");
  assert.equal(found?.title, "<b>tide</b>");
  assert.deepEqual(found?.titleRanges, [[3, 7]]);
});

test("an unknown option is named", () => {
  assert.throws(() => search(open(), "tide", /** @type {object} */ ({ limt: 3 })), /^TypeError: search: unknown option limt$/);
});

test("a short text is shown whole", () => {
  assert.deepEqual(cut("“Tide!” he said.", "tide"), ["“Tide!” he said.", ["Tide"]]);
  assert.deepEqual(cut("No such thing.", "tide"), ["No such thing.", []]);
  assert.deepEqual(cut("—", "tide"), ["", []]);
});

test("a long text is cut around the place with most words", () => {
  const [excerpt, words] = cut(`moon ${filler} the Moon’s tide ${filler} end.`, "tide moon");
  assert.deepEqual(words, ["Moon’s", "tide"]);
  assert.ok(excerpt.startsWith("… x x x x the Moon’s tide x ") && excerpt.endsWith(" x …"), excerpt);
  assert.equal(excerpt.split(" ").length, EXCERPT.words + 2);
  assert.equal(cut(`${filler} tide.`, "tide")[0], `… ${"x ".repeat(EXCERPT.words - 1)}tide.`);
});

test("words are highlighted by what they mean for the query", () => {
  assert.deepEqual(highlight("Tides, tide; TÍDE.", parseQuery("tid", true)), [[0, 5], [7, 11], [13, 17]]);
  assert.deepEqual(highlight("Tides, tide; TÍDE.", parseQuery("tide", false)), [[7, 11], [13, 17]]);
});
