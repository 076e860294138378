import assert from "node:assert/strict";
import { test } from "node:test";

import { keeping, soughtIn } from "../../plugins/dossier/assets/panel/place.js";

const PAGE = "https://example.org/tides/?notes=all#p2";
/** @param {string} search */
const sought = (search) => soughtIn(new URL(search, PAGE));

test("an address asks for a query, and for the result that was followed", () => {
  assert.deepEqual(sought("?q=ebb+tide"), { query: "ebb tide", at: -1 });
  assert.deepEqual(sought("?q=tide&hit=3"), { query: "tide", at: 2 });
  for (const hit of ["0", "-1", "x", "1.5", ""]) assert.equal(sought(`?q=tide&hit=${hit}`)?.at, -1, hit);
});

test("an address without a query asks for nothing", () => {
  for (const search of ["?hit=3", "?q=", "?q=+", "?h=tide"]) assert.equal(sought(search), null, search);
});

test("a search is put into the address, replaced and taken out, and the rest of it stays", () => {
  const kept = keeping(PAGE, "ebb & flow", 2);
  assert.equal(kept.href, "https://example.org/tides/?notes=all&q=ebb+%26+flow&hit=3#p2");
  assert.deepEqual(soughtIn(kept), { query: "ebb & flow", at: 2 });
  assert.equal(keeping(kept, "tide", -1).href, "https://example.org/tides/?notes=all&q=tide#p2");
  assert.equal(keeping(kept, "", 2).href, PAGE);
});
