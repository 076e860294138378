import assert from "node:assert/strict";
import { test } from "node:test";

import { distance } from "../../plugins/dossier/assets/engine/spell.js";
import { alike, complete } from "../../plugins/dossier/assets/panel/suggest.js";

const NAMES = {
  article: { harbor: "Harbor Notes", "high-water": "High Water", pilot: "Pilot" },
  by: { moore: "Ada Moore", "nunez": "Inés Núñez", pilots: "pilots" },
  mood: { calm: "Calm" },
};

/** @param {string} query */
const titles = (query) => complete(query, NAMES).map(({ title }) => title);
/** @param {string} query */
const instead = (query) => alike(query, NAMES, distance).map(({ query }) => query);

test("all values of a field are offered in their order, then those that begin like what is typed", () => {
  assert.deepEqual(titles("article:"), ["Harbor Notes", "High Water", "Pilot"]);
  assert.deepEqual(titles("tide Article:H"), ["Harbor Notes", "High Water"]);
  assert.deepEqual(titles("article:high-w"), ["High Water"]);
});

test("any part of a name may be typed, without its accents", () => {
  assert.deepEqual(titles("by:Moo"), ["Ada Moore"]);
  assert.deepEqual(titles("by:nun"), ["Inés Núñez"]);
  assert.deepEqual(titles("by:núñ"), ["Inés Núñez"]);
});

test("a value is put in place of what is typed, and the rest of the query is kept", () => {
  const [first] = complete("ebb -by:mo", NAMES);
  assert.deepEqual([first?.query, first?.crumbs], ["ebb -by:moore ", "Said by · -by:moore"]);
});

test("nothing is offered for a value that is whole, for a field of another name, or within a query", () => {
  for (const query of ["article:pilot", "mood:c", "constructor:", "tide", "article:x", "article: tide", 'by:"ada'])
    assert.deepEqual(titles(query), [], query);
});

test("a word that is like one in a name is exchanged for it, the most alike first", () => {
  assert.deepEqual(instead("tide mooore"), ["tide Moore"]);
  assert.deepEqual(instead("harbour nites"), ["Harbor nites", "harbour Notes"]);
  assert.deepEqual(instead("xylophone"), []);
  assert.deepEqual(instead("ada"), [], "short words are like many others");
});
