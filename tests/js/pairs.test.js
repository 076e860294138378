import assert from "node:assert/strict";
import { test } from "node:test";

import { claimsOf } from "../../plugins/dossier/assets/page/pairs.js";

test("a mark stands for all the claims that it carries", () => {
  assert.deepEqual(claimsOf({ id: "", dataset: { claims: "twice-a-day moon-is-cause" } }), ["twice-a-day", "moon-is-cause"]);
});

test("a note stands for the claim that its id names", () => {
  assert.deepEqual(claimsOf({ id: "note-twice-a-day", dataset: {} }), ["twice-a-day"]);
});

test("a button stands for its own claim, also where its mark carries several", () => {
  assert.deepEqual(claimsOf({ id: "", dataset: { claim: "twice-a-day" } }), ["twice-a-day"]);
});

test("anything else stands for none", () => {
  assert.deepEqual(claimsOf({ id: "p3", dataset: {} }), []);
});
