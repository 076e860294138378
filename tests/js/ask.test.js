import assert from "node:assert/strict";
import { test } from "node:test";

import { query } from "../../plugins/dossier/assets/page/ask.js";

test("what is chosen becomes words of a query, in the names that the search has", () => {
  assert.equal(
    query([
      ["kind", "prediction"],
      ["speaker", "ada"],
    ]),
    "type:claim kind:prediction by:ada",
  );
});

test("where nothing is chosen, all claims are asked for", () => {
  assert.equal(query([]), "type:claim");
});
