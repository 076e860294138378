import assert from "node:assert/strict";
import { test } from "node:test";

import { placed } from "../../plugins/dossier/assets/editing/passages.js";
import { duplicatesOf, likeness, namesIn, nearOf } from "../../plugins/dossier/assets/editing/proposals.js";

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

test("a selection that cuts words is completed, at the place where it was made", () => {
  const near = { paragraph: 1, start: 13 };
  assert.equal(placed(blocks("Tides rise, low tides fall."), "id", near)?.passage.text, "tides");
  assert.equal(placed(blocks("Tides rise, low tides fall."), "ow tides fa", near)?.passage.text, "low tides fall");
});

test("scripts without spaces have an edge between any two letters", () => {
  for (const [text, word] of [["潮は一日に二度満ちる", "一日"], ["밀물은 달이 일으킨다", "밀물"], ["น้ำขึ้นวันละสองครั้ง", "วันละ"]]) {
    assert.equal(placed(blocks(text ?? ""), word ?? "")?.passage.text, word);
    assert.equal(placed(blocks(text ?? ""), word ?? "", { paragraph: 1, start: 0 })?.passage.text, word);
  }
});

test("claims on the same words, or on half of them, are named", () => {
  assert.deepEqual(placed(blocks("The tide rose."), "The tide rose")?.claims, ["a/0"]);
  assert.deepEqual(placed(blocks("It rose."), "It rose")?.claims, ["a/0"]);
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
  const draft = { article: "a", says: "Twice a day the tide rises.", dismissed: [] };
  assert.deepEqual(duplicatesOf(KNOWN, draft), ["a/one"]);
  assert.deepEqual(duplicatesOf(KNOWN, { ...draft, dismissed: ["a/one"] }), []);
  assert.deepEqual(duplicatesOf(KNOWN, { ...draft, article: "b" }), []);
  assert.deepEqual(duplicatesOf(KNOWN, { ...draft, says: "The tide." }), [], "too few words to say");
  assert.ok(likeness("The tide rises.", "Wind heaps the water.") === 0);
});

test("claims on the same words come first, also before there is a sentence", () => {
  const draft = { article: "a", says: "", beside: ["b/two", "b/gone", "b/none"], dismissed: [] };
  assert.deepEqual(duplicatesOf(KNOWN, draft), ["b/two"]);
  assert.deepEqual(duplicatesOf(KNOWN, { ...draft, says: "Twice a day the tide rises." }), ["b/two", "a/one"]);
  assert.deepEqual(duplicatesOf(KNOWN, { ...draft, dismissed: ["b/two"] }), []);
});
