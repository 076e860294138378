import assert from "node:assert/strict";
import { test } from "node:test";

import { addressOf, named, pieces } from "../../plugins/dossier/assets/panel/option.js";

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

test("a word whose lower case has other letters keeps its own, so that the page is found to have it", () => {
  /** @type {import("../../plugins/dossier/assets/engine/search.js").Hit} */
  const hit = { ...HIT, title: "İzmir", titleRanges: [[0, 5]] };
  assert.equal(new URL(addressOf(hit, ROOT)).searchParams.get("h"), "İzmir");
});

test("a result without a title is named by its text, its place or its address", () => {
  const hit = { ...HIT, title: "", url: "gr%C3%B6%C3%9Fe/" };
  assert.equal(named({ ...hit, excerpt: "… Ebb and flood. …", crumbs: "Tides" }), "Ebb and flood.");
  assert.equal(named({ ...hit, excerpt: "word ".repeat(40) }), `${"word ".repeat(15)}word …`);
  assert.equal(named({ ...hit, crumbs: "Tides" }), "Tides");
  assert.equal(named(hit), "größe/");
  assert.equal(named({ ...hit, url: "50%/" }), "50%/");
});
