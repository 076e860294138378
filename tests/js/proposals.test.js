import assert from "node:assert/strict";
import { test } from "node:test";

import { placed } from "../../plugins/dossier/assets/editing/passages.js";
import { duplicateOf, likeness, namesIn, nearOf } from "../../plugins/dossier/assets/editing/proposals.js";

/** @param {string[]} texts */
const blocks = (...texts) => texts.map((text, at) => ({ paragraph: at + 1, text, passages: [{ claim: `a/${at}`, start: 0, end: 3 }] }));
const KNOWN = {
  ...{ format: 2, annotations: "annotations", former: {}, events: {}, topics: {} },
  articles: {},
  entities: {
    moon: { name: "The Moon", type: "thing", aliases: ["Luna"] },
    ann: { name: "Ann", type: "person" },
    crowd: { name: "Tide", type: "group", unnamed: /** @type {const} */ (true) },
  },
  questions: { q: { ask: "Is it?", positions: {} } },
  claims: {
    "a/one": { says: "The tide rises twice a day.", answers: /** @type {[string, string][]} */ ([["q", "yes"]]) },
    "b/two": { says: "Wind heaps the water.", answers: /** @type {[string, string][]} */ ([["q", "no"]]) },
    "b/gone": { says: "It was.", withdrawn: {} },
  },
};

test("words that stand once are a passage without context, as the article has them", () => {
  const found = placed(blocks("He said: “the tide — turned”.", "Else."), '"The tide - turned"');
  assert.equal(found?.passage.text, "“the tide — turned”");
  assert.deepEqual([found?.paragraph, found?.passage.before], [1, undefined]);
});

test("half a word and words of two paragraphs are no passage", () => {
  assert.equal(placed(blocks("The tides turned."), "tide"), null);
  assert.equal(placed(blocks("The tide.", "It turned."), "tide. It turned"), null);
  assert.equal(placed(blocks("The tide."), "  "), null);
});

test("words that stand more than once get the fewest words that tell them apart", () => {
  const all = blocks("The tide rose and the tide fell.", "Then the tide fell.");
  assert.deepEqual(placed(all, "the tide", { paragraph: 1, start: 18 })?.passage, { text: "the tide", before: "and" });
  assert.deepEqual(placed(all, "the tide", { paragraph: 2, start: 5 })?.passage, { text: "the tide", before: "Then" });
  const [first, second] = [blocks("tide rose", "tide fell"), blocks("a b c", "a b d")];
  assert.deepEqual(placed(first, "tide", { paragraph: 2, start: 0 })?.passage, { text: "tide", after: "fell" });
  assert.deepEqual(placed(second, "a b", { paragraph: 1, start: 0 })?.passage, { text: "a b", after: "c" });
});

test("claims on the same words are named", () => {
  assert.deepEqual(placed(blocks("The tide rose."), "The tide")?.claims, ["a/0"]);
  assert.deepEqual(placed(blocks("The tide rose."), "rose")?.claims, []);
});

test("names are found as whole words, and groups without a name are not", () => {
  assert.deepEqual(namesIn(KNOWN, "Luna pulls the tide; annual tables."), ["moon"]);
});

test("what was found is sorted into questions and claims of other articles", () => {
  const hits = ["claims/b/two/", "articles/a/#p1", "claims/a/one/", "claims/b/gone/", "questions/q/?x", "claims/b/none/"];
  const near = nearOf(KNOWN, hits.map((url) => ({ url })), "a");
  assert.deepEqual(near, { questions: ["q"], claims: ["b/two"] });
});

test("a sentence of the same article with most of the same words may be the same claim", () => {
  assert.equal(duplicateOf(KNOWN, "a", "Twice a day the tide rises.", []), "a/one");
  assert.equal(duplicateOf(KNOWN, "a", "Twice a day the tide rises.", ["a/one"]), "");
  assert.equal(duplicateOf(KNOWN, "b", "Twice a day the tide rises.", []), "");
  assert.equal(duplicateOf(KNOWN, "a", "The tide.", []), "", "too few words to say");
  assert.ok(likeness("The tide rises.", "Wind heaps the water.") === 0);
});
