import assert from "node:assert/strict";
import { test } from "node:test";

import { fits } from "../../plugins/dossier/assets/page/filter.js";

const row = { article: "harbor", kind: "report", topic: "rhythm cause", speaker: "author" };
/** @param {Record<string, string>} chosen */
const chosen = (chosen) => new Map(Object.entries(chosen));

test("everything fits if nothing is chosen", () => {
  assert.ok(fits(row, chosen({})));
});

test("a row fits if it has every chosen value", () => {
  assert.ok(fits(row, chosen({ article: "harbor", kind: "report" })));
  assert.ok(!fits(row, chosen({ article: "harbor", kind: "prediction" })));
});

test("one of several values is enough, and a part of a value is not", () => {
  assert.ok(fits(row, chosen({ topic: "cause" })));
  assert.ok(!fits(row, chosen({ topic: "rhyth" })));
});

test("a row without values of a name does not fit", () => {
  assert.ok(!fits(row, chosen({ verdict: "supported" })));
});
