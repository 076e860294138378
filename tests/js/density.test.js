import assert from "node:assert/strict";
import { test } from "node:test";

import { askedDensity, withDensity } from "../../plugins/dossier/assets/page/density.js";

const ADDRESS = "https://example.org/articles/harbor/";

test("a density other than the default is in the address, before the fragment", () => {
  assert.equal(withDensity(`${ADDRESS}#twice-a-day`, "all"), `${ADDRESS}?notes=all#twice-a-day`);
  assert.equal(withDensity(`${ADDRESS}?notes=all`, "read"), `${ADDRESS}?notes=read`);
});

test("the default leaves no trace, and other parameters stay", () => {
  assert.equal(withDensity(`${ADDRESS}?notes=all&a=b`, "disputed"), `${ADDRESS}?a=b`);
  assert.equal(withDensity(ADDRESS, "disputed"), ADDRESS);
});

test("the address says which density is asked for, else the last choice", () => {
  assert.equal(askedDensity(`${ADDRESS}?notes=all#twice-a-day`), "all");
  Object.assign(globalThis, { sessionStorage: { getItem: () => "read" } });
  assert.equal(askedDensity(`${ADDRESS}?notes=all`), "all");
  assert.equal(askedDensity(ADDRESS), "read");
  Reflect.deleteProperty(globalThis, "sessionStorage");
  assert.equal(askedDensity(ADDRESS), null, "where nothing is kept");
});
