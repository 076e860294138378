import assert from "node:assert/strict";
import { test } from "node:test";

import { completed, plain } from "../../plugins/dossier/assets/page/copying.js";

const ADDRESS = "https://example.org/tides/claims/harbor/twice-a-day/";
const PATH = "claims/harbor/twice-a-day/";

test("an address is given to others without the search that led to it and the place on the page", () => {
  assert.equal(plain(`${ADDRESS}?h=twice#question-1`), ADDRESS);
  assert.equal(plain(ADDRESS), ADDRESS);
});

test("the path at the end of a citation becomes an address", () => {
  const text = `Twice a day. Claim harbor/twice-a-day, see ${PATH}, worded by the editors. `;
  assert.equal(completed(`${text}${PATH}`, PATH, ADDRESS), `${text}${ADDRESS}`);
});

test("in BibTeX the field is one for addresses", () => {
  const entry = (/** @type {string} */ field) => `@misc{harbor-twice-a-day,\n  note = {${PATH}},\n  ${field}\n}`;
  assert.equal(completed(entry(`addendum = {${PATH}}`), PATH, ADDRESS), entry(`url = {${ADDRESS}}`));
  const dollars = `${ADDRESS}?a=$&`;
  assert.equal(completed(entry(`addendum = {${PATH}}`), PATH, dollars), entry(`url = {${dollars}}`));
});

test("a citation that has an address stays as it is", () => {
  const text = `Twice a day. ${ADDRESS}`;
  assert.equal(completed(text, PATH, ADDRESS), text);
  assert.equal(completed("Twice a day.", PATH, ADDRESS), "Twice a day.");
});
