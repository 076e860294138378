import assert from "node:assert/strict";
import { test } from "node:test";
import { cutExcerpt, placesOf } from "../../plugins/dossier/assets/engine/excerpt.js";

const FILLER = "y ".repeat(60);

/** @param {string} text */
function starts(text) {
  const whole = `${FILLER}${text} ${FILLER}end.`;
  return cutExcerpt(whole, placesOf(whole, new Map([["tide", 1]]))).excerpt.slice(2, 10);
}

test("an excerpt starts with a sentence and within no abbreviation", () => {
  assert.equal(starts("end. Now the tide turns"), "Now the ");
  assert.equal(starts("end! “Now one of all the many things of the tide turns"), "Now one ");
  assert.equal(starts("end. Often the U.S. President saw Mr. Ebb see the tide turn"), "Often th");
  assert.equal(starts("as the U.S. President saw it the tide"), "U.S. Pre");
  assert.equal(starts("as we saw U.S.A.F. men see the tide"), "U.S.A.F.");
});
