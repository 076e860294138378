import assert from "node:assert/strict";
import { test } from "node:test";

import { addressOf, pieces } from "../../plugins/dossier/assets/panel/option.js";

const ROOT = new URL("https://example.org/tides/");
const HIT = { url: "claims/one/#p2", type: "claim", title: "Tides", crumbs: "", score: 1, excerpt: "", ranges: [], titleRanges: [] };

test("a text is cut at the ends of its ranges", () => {
  assert.deepEqual(pieces("The tide turns.", [[4, 8], [9, 14]]), ["The ", "tide", " ", "turns", "."]);
});

test("a text that begins and ends with a range has nothing around it", () => {
  assert.deepEqual(pieces("tide", [[0, 4]]), ["", "tide", ""]);
});

test("a text without ranges is one piece", () => {
  assert.deepEqual(pieces("The tide", []), ["The tide"]);
});

test("an address is seen from the site's root, and keeps its fragment", () => {
  assert.equal(addressOf(HIT, ROOT), "https://example.org/tides/claims/one/#p2");
});

test("an address carries the words that were found, each once and in lower case", () => {
  /** @type {import("../../plugins/dossier/assets/engine/search.js").Hit} */
  const hit = { ...HIT, titleRanges: [[0, 5]], excerpt: "tides of Née", ranges: [[0, 5], [9, 12]] };
  assert.equal(addressOf(hit, ROOT), "https://example.org/tides/claims/one/?h=tides+n%C3%A9e#p2");
});
