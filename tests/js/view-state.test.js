import assert from "node:assert/strict";
import { test } from "node:test";

import { FEW, START, further, next, summary } from "../../plugins/dossier/assets/panel/view-state.js";

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
/** @param {number} token @returns {Extract<Action, {type: "answer"}>} */
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
  const start = /** @type {const} */ ({ type: "start", hits: HITS, names: {} });
  const started = after(OPEN, start);
  assert.deepEqual([started.hits, started.status], [HITS, "idle"]);
  assert.match(summary(started), /start with one of these/);
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

test("while an answer cannot be had, nothing is listed, and it comes as if nothing had been", () => {
  const failed = after(OPEN, input("t"), answer(1), input("ti"), ENTER, { type: "fail", token: 2 });
  assert.deepEqual([failed.open, failed.query, failed.status, failed.hits.length], [true, "ti", "waiting", 0]);
  const answered = next(failed, answer(2));
  assert.deepEqual([answered.status, answered.hits, answered.chosen], ["answered", HITS, -1]);
  assert.equal(next(failed, { type: "fail", token: 1 }), failed, "an earlier question is not asked any more");
});

/** @param {number} count */
const many = (count) => Array.from({ length: count }, (_, at) => hit(`${at}`));
/** @param {boolean} select @returns {Action} */
const more = (select) => ({ type: "more", select });

test("more results are asked for in steps that grow, up to the last", () => {
  let state = after(OPEN, input("t"), answer(1, many(12), 100));
  const limits = [];
  while (further(state) > 0) {
    state = next(state, more(false));
    limits.push(state.limit);
    assert.equal(next(state, more(false)), state, "they are on their way");
    state = next(state, answer(state.token, many(state.limit), 100));
  }
  assert.deepEqual(limits, [36, 84, 100]);
  assert.equal(state.active, -1);
  assert.equal(next(state, more(false)), state);
});

test("results stay listed and selected while more of them are awaited, or cannot be had", () => {
  const grown = after(OPEN, input("t"), answer(1, many(12), 20), move("next"), more(false));
  assert.deepEqual([grown.status, grown.hits.length, grown.active], ["answered", 12, 0]);
  const failed = next(grown, { type: "fail", token: 2 });
  assert.equal(failed.hits.length, 12);
  assert.equal(next(failed, answer(2, many(20))).active, 0);
});

test("the arrow below the last result selects the first of more", () => {
  const last = after(OPEN, input("t"), answer(1, many(12), 20), ...Array(12).fill(move("next")));
  assert.equal(last.active, 11);
  const asked = next(last, move("next"));
  assert.deepEqual([asked.token, asked.limit], [2, 20]);
  assert.equal(next(asked, answer(2, many(20))).active, 12);
  assert.equal(next(asked, input("ti")).growing, false, "another query takes it back");
});

test("a search that is restored selects the result that was followed, once it is there", () => {
  /** @type {Action} */
  const restore = { type: "restore", query: "t", at: 30 };
  const asked = after(OPEN, restore);
  assert.deepEqual([asked.status, asked.limit], ["waiting", 31]);
  const answered = next(asked, answer(1, many(31), 40));
  assert.deepEqual([answered.active, answered.chosen], [30, -1]);
  assert.equal([CLOSE, OPEN, restore].reduce(next, answered).active, 30);
  assert.equal(next(asked, answer(1, many(5))).active, 4);
  assert.deepEqual([after({ ...restore, at: -1 }).limit, next(after({ ...restore, at: -1 }), answer(1)).active], [FEW, -1]);
});

const NAMES = { by: { moore: "Ada Moore", "port-office": "the port office" } };

test("a field without a value offers its values, of which Enter takes the first", () => {
  const named = after(OPEN, { type: "start", hits: HITS, names: NAMES }, input("tide by:"));
  assert.deepEqual([named.status, named.hits.map(({ title }) => title)], ["choosing", ["Ada Moore", "the port office"]]);
  assert.match(summary(named), /Choose one/);
  assert.equal(next(named, ENTER).chosen, 0);
  const typed = next(named, input("tide by:po"));
  assert.deepEqual(typed.hits.map(({ query }) => query), ["tide by:port-office "]);
  assert.equal(next(typed, input("tide by:port-office ")).status, "waiting");
  assert.equal(next(typed, input("tide by:po ")).status, "waiting", "a space ends the value");
  assert.equal(after(OPEN, input("by:po"), { type: "start", hits: [], names: NAMES }).status, "choosing");
});

test("where nothing is found, other words and pages to start from are listed, and Enter follows none unasked", () => {
  const start = /** @type {const} */ ({ type: "start", hits: HITS, names: {} });
  const meant = [{ ...hit("tide"), query: "tide" }];
  const none = after(OPEN, start, input("tixe"), { ...answer(1, [], 0), meant });
  assert.deepEqual(none.hits.map(({ title }) => title), ["tide", "one", "two"]);
  assert.equal(summary(none), "Nothing found for “tixe”. Start with one of these instead.");
  assert.equal(next(none, ENTER).chosen, -1);
  assert.equal([move("next"), ENTER].reduce(next, none).chosen, 0);
  assert.deepEqual(next(none, input("tid")).hits, [], "they are no answer to what is typed next");
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
  assert.match(summary(START), /^Type to search/);
  assert.equal(summary(after(OPEN, input("t"))), "");
  assert.equal(summary(after(OPEN, input("t"), answer(1))), "2 results");
  assert.equal(summary(after(OPEN, input("t"), answer(1, HITS, 5))), "The best 2 of 5 results");
  assert.equal(summary(after(OPEN, input("t"), answer(1, [hit("one")]))), "1 result");
  assert.equal(summary(after(OPEN, input("t"), answer(1, []))), "Nothing found for “t”.");
  for (const [kind, text, told] of /** @type {const} */ ([
    ["phrase", '"red tide"', "No page has “red tide” as a phrase: its words were searched, near each other. 2 results"],
    ["field", "red tide", "Nothing fits “red tide”, so it was left out. 2 results"],
    ["exclusion", "-“red tide”", "Nothing is left without “red tide”, so it was not excluded. 2 results"],
  ])) {
    assert.equal(summary(after(OPEN, input("t"), { ...answer(1), relaxed: [{ kind, text }] })), told);
  }
  const repaired = { ...answer(1), corrections: [{ from: "t", to: "tide" }] };
  assert.equal(summary(after(OPEN, input("t"), repaired)), "Nothing with “t”, so “tide” was searched. 2 results");
});
