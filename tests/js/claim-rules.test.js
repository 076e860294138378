/** A claim in the browser and the checker: the same findings at the same keys. `tests/contract/claim_cases.py` writes the cases. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { findings, slugFault } from "../../plugins/dossier/assets/editing/claim-rules.js";
import { fixture } from "./support.js";

const dossier = fixture("claims/dossier.json");
/** @type {{id: string, claim: object, findings: {code: string}[]}[]} */
const cases = fixture("claims/cases.json");

/** @param {{path: readonly unknown[], code: string, message: string}[]} found */
const inOrder = (found) => [...found].sort((one, other) => (key(one) < key(other) ? -1 : 1));

/** @param {{path: readonly unknown[], code: string, message: string}} one */
const key = (one) => JSON.stringify([one.path, one.code, one.message]);

test("what is said of each claim is what the checker says, at the same key and in the same words", () => {
  assert.ok(cases.length > 1000);
  for (const { id, claim, findings: said } of cases) {
    const expected = inOrder(/** @type {any} */ (said));
    assert.deepEqual(inOrder(findings(claim, dossier, id)), expected, JSON.stringify([id, claim]));
  }
});

test("the cases have every code that one claim can have, and claims without any", () => {
  const codes = new Set(cases.flatMap(({ findings: said }) => said.map(({ code }) => code)));
  const shape = ["D201", "D202", "D203", "D204", "D205", "D206", "D207", "D208", "D210"];
  const names = ["D301", "D302", "D303", "D304", "D305", "D306", "D307", "D308", "D309", "D310", "D311", "D312", "D313"];
  const links = ["D601", "D602", "D603", "D604", "D605", "D606", "D608", "D609", "D610"];
  assert.deepEqual([...shape, ...names, ...links].filter((code) => !codes.has(code)), []);
  assert.ok(cases.filter(({ findings: said }) => said.length === 0).length > 50);
});

test("numbers and truths count as the text that a file would have", () => {
  const claim = { says: "x", kind: "report", by: ["author"], scope: "article", answers: [{ question: "boats-lost", position: "number", value: 3 }] };
  assert.deepEqual(findings(claim, dossier), []);
  assert.deepEqual(findings({ ...claim, note: true }, dossier), []);
});

test("a character that no file may have is found before it is written", () => {
  const [found] = findings({ says: "a\u2028b", kind: "report", by: ["author"], scope: "article" }, dossier);
  assert.equal(found?.code, "D103");
  assert.deepEqual(found?.path, ["says"]);
});

test("a name that no file can have is found", () => {
  assert.equal(slugFault("spring-tide"), undefined);
  assert.equal(slugFault("a-b-c-d-e-f-g"), "a slug of at most 6 words");
  const claim = { says: "x", kind: "report", by: ["author"], scope: "article" };
  assert.equal(findings(claim, dossier, "gazette/Spring tide")[0]?.code, "D118");
});
