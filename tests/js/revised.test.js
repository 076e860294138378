import assert from "node:assert/strict";
import { test } from "node:test";

import { revision } from "../../plugins/dossier/assets/editing/handover.js";
import { nearest } from "../../plugins/dossier/assets/editing/nearest.js";
import { madeOf, naming, today } from "../../plugins/dossier/assets/editing/revised.js";

const PATH = "annotations/claims/a/one.yml";
const SOURCE = { path: PATH, text: "# Ours.\nsays: One.\n", data: { says: "One." } };
const VALUES = { why: "", instead: "", slug: "one", on: "2026-01-31" };
/** @type {any} */
const DOSSIER = {
  former: { "a/old": "a/one" },
  claims: { "a/one": { says: "One." }, "b/two": { says: "Two.", links: [["disputes", "a/one"]] }, "b/gone": { says: "No.", withdrawn: { instead: "a/one" } } },
};

test("every host opens a file that exists at its own address", () => {
  const at = (/** @type {string} */ repo) => revision({ repo, host: "", branch: "main", contact: "" }, PATH, "https://code.example.org/x");
  assert.equal(at("https://github.com/t/d.git").address, `https://github.com/t/d/edit/main/${PATH}`);
  assert.equal(at("https://gitlab.com/t/d").address, `https://gitlab.com/t/d/-/edit/main/${PATH}`);
  assert.equal(at("https://codeberg.org/t/d").address, `https://codeberg.org/t/d/_edit/main/${PATH}`);
  assert.deepEqual([at("").way, at("").name], ["edit", "code.example.org"]);
  assert.equal(revision({ repo: "", host: "", branch: "main", contact: "" }, PATH).way, "copy");
});

test("a withdrawal adds its reason, and what to read instead", () => {
  const { file } = madeOf("withdraw", "a/one", SOURCE, { ...VALUES, why: " Too strong. ", instead: "b/two" }, DOSSIER);
  assert.equal(file, '# Ours.\nsays: One.\nwithdrawn:\n  on: "2026-01-31"\n  why: "Too strong."\n  instead: b/two\n');
});

test("a rename keeps the old address, and gives up one that it takes again", () => {
  const made = madeOf("rename", "a/one", SOURCE, { ...VALUES, slug: "new-one" }, DOSSIER);
  assert.deepEqual([made.id, made.path], ["a/new-one", "annotations/claims/a/new-one.yml"]);
  assert.equal(made.file, "# Ours.\nsays: One.\nformerly: [a/one]\n");
  assert.ok(!("a/one" in made.dossier.claims) && !("a/old" in made.dossier.former));
  const known = { ...SOURCE, data: { ...SOURCE.data, formerly: ["a/old"] }, text: "says: One.\nformerly: [a/old]\n" };
  assert.equal(madeOf("rename", "a/one", known, { ...VALUES, slug: "old" }, DOSSIER).file, "says: One.\nformerly: [a/one]\n");
});

test("who names a claim is found, and a day is the reader's", () => {
  assert.deepEqual(naming("a/one", DOSSIER), ["b/two", "b/gone"]);
  assert.equal(today(new Date(2026, 0, 5)), "2026-01-05");
});

test("the nearest paragraphs share rare words with the question, in any form", () => {
  const blocks = ["The tide is the tide.", "Gauges are read.", "The barrier is the tide.", "A storm."].map((text, at) => ({ paragraph: at + 1, text, passages: [] }));
  const found = nearest([{ paragraph: null, text: "Gauge", passages: [] }, ...blocks], ["Is the gauge right?", "The barrier stands."], 2);
  assert.deepEqual(found.map(({ paragraph }) => paragraph).sort(), [2, 3]);
  assert.deepEqual(nearest(blocks, ["Whales?"]), []);
});
