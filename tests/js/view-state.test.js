import assert from "node:assert/strict";
import { test } from "node:test";

import { START, next, summary } from "../../plugins/dossier/assets/panel/view-state.js";

/** @typedef {import("../../plugins/dossier/assets/panel/view-state.js").Action} Action */

/** @param {string} title */
const hit = (title) => ({ url: "x/", type: "page", title, crumbs: "", score: 1, excerpt: "", ranges: [], titleRanges: [] });
const HITS = [hit("one"), hit("two")];

/** @param {...Action} actions */
const after = (...actions) => actions.reduce(next, START);
const OPEN = /** @type {const} */ ({ type: "open" });
const CLOSE = /** @type {const} */ ({ type: "close" });
const ENTER = /** @type {const} */ ({ type: "enter" });
/** @param {string} query @returns {Action} */
const input = (query) => ({ type: "input", query });
/** @param {number} token @returns {Action} */
const answer = (token, hits = HITS, total = hits.length) => ({ type: "answer", token, hits, total, corrections: [], facets: [] });
/** @param {"next" | "previous"} to @returns {Action} */
const move = (to) => ({ type: "move", to });

test("typing asks, and the answer is shown", () => {
  const asked = after(OPEN, input(" tide "));
  assert.deepEqual([asked.query, asked.token, asked.status], ["tide", 1, "waiting"]);
  const answered = next(asked, answer(1));
  assert.deepEqual([answered.status, answered.hits, answered.active], ["answered", HITS, -1]);
});

test("an answer to an earlier question is dropped", () => {
  const state = after(OPEN, input("t"), input("ti"));
  assert.equal(next(state, answer(1)), state);
  assert.equal(next(state, answer(2)).status, "answered");
});

test("results stay in view until the next answer", () => {
  assert.equal(after(OPEN, input("t"), answer(1), input("ti")).hits, HITS);
});

test("white space starts no new query, and an empty input clears the list", () => {
  const answered = after(OPEN, input("t"), answer(1));
  assert.equal(next(answered, input("t ")), answered);
  const cleared = next(answered, input(""));
  assert.deepEqual([cleared.status, cleared.hits.length], ["idle", 0]);
  assert.equal(next(cleared, answer(1)), cleared);
});

test("while nothing is typed there are pages to start from, and Enter follows one only if it is selected", () => {
  const start = /** @type {const} */ ({ type: "start", hits: HITS });
  const started = after(OPEN, start);
  assert.deepEqual([started.hits, started.status], [HITS, "idle"]);
  assert.match(summary(started, 12), /start with one of these/);
  assert.equal(next(started, ENTER).chosen, -1);
  assert.equal(next(next(started, move("next")), ENTER).chosen, 0);
  assert.deepEqual(next(started, input("t")).hits, [], "they are no answer to what is typed");
  const found = [hit("three")];
  const answered = after(OPEN, input("t"), answer(1, found), start);
  assert.equal(answered.hits, found, "an answer stays");
  assert.equal(next(answered, input("")).hits, HITS);
});

test("arrows run round the input and the options", () => {
  const state = after(OPEN, input("t"), answer(1));
  const down = [1, 2, 3].map((count) => Array(count).fill(move("next")).reduce(next, state).active);
  assert.deepEqual(down, [0, 1, -1]);
  const up = [1, 2, 3].map((count) => Array(count).fill(move("previous")).reduce(next, state).active);
  assert.deepEqual(up, [1, 0, -1]);
});

test("arrows do nothing without results", () => {
  const state = after(OPEN);
  assert.equal(next(state, move("next")), state);
});

test("Enter follows the selected option, or else the best", () => {
  const state = after(OPEN, input("t"), answer(1));
  assert.equal(next(state, ENTER).chosen, 0);
  assert.equal([move("next"), move("next"), ENTER].reduce(next, state).chosen, 1);
});

test("Enter before the answer follows the best of it when it comes", () => {
  const hasty = after(OPEN, input("t"), answer(1), input("ti"), ENTER);
  assert.equal(hasty.chosen, -1);
  assert.equal(next(hasty, answer(2)).chosen, 0);
  assert.equal([input("tid"), answer(3)].reduce(next, hasty).chosen, -1);
  assert.equal(next(hasty, answer(2, [])).chosen, -1);
});

test("while a word is being composed, nothing is asked, moved or followed", () => {
  const state = after(OPEN, input("t"), answer(1), { type: "compose", on: true });
  assert.equal(next(state, input("tide")), state);
  assert.equal(next(state, move("next")), state);
  assert.equal(next(state, ENTER).chosen, -1);
  const composed = next(state, { type: "compose", on: false });
  assert.equal(next(composed, input("tide")).status, "waiting");
});

test("closing keeps the query and its results, and lets go of the selection", () => {
  const closed = after(OPEN, input("t"), answer(1), move("next"), CLOSE);
  assert.deepEqual([closed.open, closed.query, closed.hits, closed.active], [false, "t", HITS, -1]);
  assert.equal(next(closed, CLOSE), closed);
});

test("after a failure nothing opens again", () => {
  const failed = after(OPEN, input("t"), { type: "fail" });
  assert.deepEqual([failed.open, failed.status], [false, "failed"]);
  assert.equal(next(failed, OPEN), failed);
  assert.equal(next(failed, input("ti")), failed);
});

test("no state is changed in place", () => {
  const state = Object.freeze(after(OPEN, input("t"), answer(1)));
  next(state, move("next"));
  assert.equal(state.active, -1);
});

test("an unknown action is refused by name", () => {
  // @ts-expect-error: not an action
  assert.throws(() => next(START, { type: "jump" }), /view-state: unknown action {"type":"jump"}/);
});

test("the summary counts, and admits that there may be more", () => {
  assert.match(summary(START, 2), /^Type to search/);
  assert.equal(summary(after(OPEN, input("t")), 2), "");
  assert.equal(summary(after(OPEN, input("t"), answer(1)), 3), "2 results");
  assert.equal(summary(after(OPEN, input("t"), answer(1, HITS, 5)), 2), "The best 2 of 5 results");
  assert.equal(summary(after(OPEN, input("t"), answer(1, [hit("one")])), 3), "1 result");
  assert.equal(summary(after(OPEN, input("t"), answer(1, [])), 3), "Nothing found for “t”.");
  const repaired = { ...answer(1), corrections: [{ from: "t", to: "tide" }] };
  assert.equal(summary(after(OPEN, input("t"), repaired), 3), "Nothing with “t”, so “tide” was searched. 2 results");
});
