import assert from "node:assert/strict";
import { test } from "node:test";

import { START, next } from "../../plugins/dossier/assets/page/notes-state.js";

/** @typedef {import("../../plugins/dossier/assets/page/notes-state.js").Action} Action */

/** @param {...Action} actions */
const after = (...actions) => actions.reduce(next, START);
/** @param {string} claim @returns {Action} */
const beside = (claim) => ({ type: "open", claim, sheet: false, quiet: false });
/** @param {string} claim @returns {Action} */
const sheet = (claim, quiet = false) => ({ type: "open", claim, sheet: true, quiet });
/** @param {string} claim @returns {Action} */
const close = (claim) => ({ type: "close", claim });
/** @param {string} claim @returns {Action} */
const name = (claim) => ({ type: "name", claim });
/** @param {string} claim @returns {Action} */
const shown = (claim) => ({ type: "shown", claim });
/** @param {string} claim @returns {Action} */
const hidden = (claim) => ({ type: "hidden", claim });

test("one note is open at a time, and its passage is lit", () => {
  const one = after(beside("one"));
  assert.deepEqual(one, { open: "one", sheet: false, last: "one", lit: "one", quiet: false });
  assert.deepEqual(next(one, beside("two")), { ...one, open: "two", last: "two", lit: "two" });
});

test("steps continue from a note that is closed", () => {
  const closed = after(beside("one"), close("one"));
  assert.deepEqual([closed.open, closed.lit, closed.last], ["", "", "one"]);
});

test("leaving a note that is not the open one leaves that open", () => {
  const state = after(beside("one"), close("two"));
  assert.deepEqual([state.open, state.lit], ["one", ""]);
});

test("a claim that the address names is lit, and opens nothing", () => {
  assert.deepEqual(after(name("one")), { ...START, last: "one", lit: "one" });
  const other = after(beside("one"), name("two"));
  assert.deepEqual([other.open, other.last, other.lit], ["one", "two", "two"]);
  assert.equal(next(other, beside("three")).open, "three");
});

test("a sheet that the browser opens is the open note", () => {
  assert.deepEqual(after(shown("one")), { open: "one", sheet: true, last: "one", lit: "one", quiet: false });
  assert.equal(after(beside("one"), shown("two")).open, "two");
});

test("a sheet that the browser closes is closed", () => {
  const state = after(shown("one"), hidden("one"));
  assert.deepEqual([state.open, state.lit, state.last], ["", "", "one"]);
});

test("a late event for another note, or of one that is now beside the text, changes nothing", () => {
  const other = after(sheet("one"), sheet("two"));
  assert.equal(next(other, hidden("one")), other);
  const wider = after(sheet("one"), close("one"), beside("one"));
  assert.equal(next(wider, hidden("one")), wider);
});

test("a sheet that closes leaves the claim lit that was named since", () => {
  const state = after(shown("one"), name("two"), hidden("one"));
  assert.deepEqual([state.open, state.lit], ["", "two"]);
});

test("a quiet sheet leaves the focus until it is shown, whatever goes before it", () => {
  const stepped = after(shown("one"), sheet("two", true));
  assert.equal(stepped.quiet, true);
  assert.equal(next(stepped, hidden("one")).quiet, true);
  assert.equal(next(stepped, shown("two")).quiet, false);
  assert.equal(next(stepped, close("two")).quiet, false);
  assert.equal(next(stepped, hidden("two")).quiet, false);
});

test("only a sheet that is still to be shown is quiet", () => {
  assert.equal(after({ type: "open", claim: "one", sheet: false, quiet: true }).quiet, false);
  assert.equal(after(shown("one"), sheet("one", true)).quiet, false);
});

test("a note that is open the other way is opened again", () => {
  assert.equal(after(sheet("one"), beside("one")).sheet, false);
});

test("an unknown action is refused by name", () => {
  // @ts-expect-error: not an action
  assert.throws(() => next(START, { type: "fold", claim: "" }), /notes-state: unknown action {"type":"fold","claim":""}/);
});
