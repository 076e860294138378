import assert from "node:assert/strict";
import { test } from "node:test";

import { offered } from "../../plugins/dossier/assets/panel/facets.js";

/** @param {string} name @param {Record<string, number>} counts */
const facet = (name, counts) => ({ name, values: Object.entries(counts).map(([value, count]) => ({ value, count })) });
/** @param {ReturnType<typeof facet>[]} facets */
const texts = (facets, query = "tide", names = {}) =>
  offered(facets, query, names).map(({ label, values }) => [label, ...values.map(({ text }) => text)]);

test("fields come in a fixed order, and their most frequent values first", () => {
  const facets = [facet("kind", { fact: 1, forecast: 2 }), facet("type", { claim: 1, section: 3 })];
  assert.deepEqual(texts(facets), [["Type", "Passage 3", "Claim 1"], ["Kind", "Forecast 2", "Fact 1"]]);
});

test("a field that nobody offers, or with one value only, is left out", () => {
  assert.deepEqual(texts([facet("mood", { calm: 1, grim: 2 }), facet("kind", { fact: 4 })]), []);
});

test("a field with one value is offered if the query names it, so that it can be removed", () => {
  const [group] = offered([facet("kind", { fact: 4 })], "tide kind:fact", {});
  assert.deepEqual(group?.values, [{ text: "Fact 4", chosen: true, query: "tide" }]);
});

test("no more than six values are offered", () => {
  const many = Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`topic-${at}`, at + 1]));
  const [topics] = texts([facet("topic", many)]);
  assert.deepEqual(topics, ["Topic", ...[9, 8, 7, 6, 5, 4].map((count) => `Topic ${count - 1} ${count}`)]);
});

test("values are called by their names, or else by their slugs", () => {
  const facets = [facet("article", { harbor: 2, "daily-gazette": 1 })];
  assert.deepEqual(texts(facets, "", { article: { harbor: "The Harbor" } }), [["Article", "The Harbor 2", "Daily gazette 1"]]);
});

test("a value that is not chosen is added to the query, without doubling its white space", () => {
  const [group] = offered([facet("kind", { fact: 2, forecast: 1 })], " tide   kind:fact ", {});
  assert.deepEqual(group?.values.map(({ query }) => query), ["tide", "tide kind:fact kind:forecast"]);
});
