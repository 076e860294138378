import assert from "node:assert/strict";
import { test } from "node:test";

import { clean, write } from "../../plugins/dossier/assets/editing/claim-yaml.js";

test("keys come in the order of the model, names in flow style, and what is empty is left out", () => {
  const claim = { by: ["author"], topics: ["tides", "no"], note: "", via: [], kind: "report", says: "It's high." };
  assert.equal(write(claim), 'says: "It\'s high."\nkind: report\nby: [author]\ntopics: [tides, "no"]\n');
});

test("a long text is folded within 118 columns", () => {
  const lines = write({ says: "the water rose and fell ".repeat(20).trim() }).split("\n");
  assert.equal(lines[0], "says: >-");
  assert.ok(lines.length > 4);
  assert.ok(lines.every((line) => line.length <= 118));
});

test("a long list of names is wrapped", () => {
  const lines = write({ mentions: Array.from({ length: 30 }, (_, at) => `somebody-number-${at}`) }).split("\n");
  assert.ok(lines.length > 4);
  assert.ok(lines.every((line) => line.length <= 118));
});

test("the first line can name the schema", () => {
  const [first] = write({ says: "x" }, "https://example.org/schema/claim.json").split("\n");
  assert.equal(first, "# yaml-language-server: $schema=https://example.org/schema/claim.json");
});

test("characters that no file may have are taken out, and line ends are line feeds", () => {
  assert.equal(clean("a\u2028b\r\nc\ufeff"), "ab\nc");
});
