import assert from "node:assert/strict";
import { test } from "node:test";

import { findings } from "../../plugins/dossier/assets/editing/claim-rules.js";
import { blank, claimOf, fieldOf, isKept, needs, next, pathOf } from "../../plugins/dossier/assets/editing/draft.js";

/** @typedef {import("../../plugins/dossier/assets/editing/draft.js").Action} Action */

const DOSSIER = {
  ...{ format: 2, annotations: "annotations", former: { "pilot/tide-turns": "pilot/ebb" }, events: {} },
  articles: {
    pilot: { label: "Pilot", outlet: "The Pilot", path: "docs/articles/pilot.md", page: "articles/pilot/" },
    harbor: { label: "Harbor", outlet: "Harbor", path: "docs/articles/harbor.md", page: "articles/harbor/" },
  },
  topics: { gauges: { name: "Gauges" }, storms: { name: "Storms" } },
  entities: { galileo: { name: "Galileo Galilei", type: "person", aliases: ["Galileo"] }, moon: { name: "The Moon", type: "thing" } },
  questions: { gauge: { ask: "Do gauges read right?", positions: { yes: { label: "Yes" }, no: { label: "No" } } } },
  claims: { "harbor/gauge-is-right": { says: "The gauge reads right." } },
};
/** @type {Action[]} */
const FILLED = [
  { type: "words", words: "the gauge erred", passage: { text: "The gauge erred" }, paragraph: 2 },
  { type: "set", key: "says", value: "Galileo says that the gauge reads high." },
  { type: "set", key: "kind", value: "report" },
];
/** @param {...Action} actions */
const after = (...actions) => actions.reduce(next, blank("pilot"));

test("nothing is filled in but the author", () => {
  const draft = blank("pilot");
  assert.deepEqual(needs(draft, DOSSIER, []), ["words", "says", "kind"]);
  assert.deepEqual(claimOf(draft, DOSSIER).by, ["author"]);
  assert.equal(isKept(draft), false);
});

test("words, a sentence and a kind make a claim that the checker takes", () => {
  const draft = after(...FILLED);
  assert.deepEqual(needs(draft, DOSSIER, []), []);
  const path = pathOf(draft, DOSSIER);
  assert.equal(path, "annotations/claims/pilot/galileo-says-gauge-reads-high.yml");
  assert.deepEqual(findings(claimOf(draft, DOSSIER), DOSSIER, "pilot/galileo-says-gauge-reads-high"), []);
  assert.ok(isKept(draft));
});

test("names come from the words, topics from the question too, until they are chosen", () => {
  const asked = after(...FILLED, { type: "question", question: "gauge" }, { type: "set", key: "position", value: "no" });
  assert.deepEqual(claimOf(asked, DOSSIER).mentions, ["galileo"]);
  assert.deepEqual(claimOf(asked, DOSSIER).topics, ["gauges"]);
  assert.deepEqual(claimOf(next(asked, { type: "choose", list: "topics", names: [] }), DOSSIER).topics, []);
});

test("a dispute begins as one of readings, needs a reason, and is taken away by the same press", () => {
  const to = "harbor/gauge-is-right";
  const disputed = after(...FILLED, { type: "link", to, as: "disputes" });
  assert.deepEqual(disputed.links, { [to]: { type: "disputes", degree: "interpretive", because: "" } });
  assert.deepEqual(needs(disputed, DOSSIER, []), ["because"]);
  const said = next(disputed, { type: "because", to, because: " One trusts it. " });
  assert.deepEqual(needs(said, DOSSIER, []), []);
  assert.deepEqual(claimOf(said, DOSSIER).links, [{ type: "disputes", to, degree: "interpretive", because: "One trusts it." }]);
  const limited = next(said, { type: "link", to, as: "qualifies" });
  assert.deepEqual(claimOf(limited, DOSSIER).links, [{ type: "qualifies", to, because: "One trusts it." }]);
  assert.deepEqual(next(limited, { type: "link", to, as: "qualifies" }).links, {});
});

test("another question has no position yet, and a draft that did not change is the same", () => {
  const draft = after({ type: "question", question: "gauge" }, { type: "set", key: "position", value: "no" });
  assert.equal(next(draft, { type: "question", question: "gauge" }), draft);
  assert.equal(next(draft, { type: "question", question: "" }).position, "");
  assert.equal(next(draft, { type: "degree", to: "harbor/none", degree: "minor" }), draft);
});

test("somebody else is found by any of their names, and is reported", () => {
  const draft = after(...FILLED, { type: "by", by: "other" });
  assert.deepEqual(needs(draft, DOSSIER, []), ["speaker"]);
  const named = next(draft, { type: "set", key: "speaker", value: "galileo" });
  assert.deepEqual([claimOf(named, DOSSIER).by, claimOf(named, DOSSIER).speech], [["galileo"], "reported"]);
  const unknown = next(draft, { type: "set", key: "speaker", value: "A. N. Other" });
  const [found] = findings(claimOf(unknown, DOSSIER), DOSSIER, "pilot/one");
  assert.deepEqual([found?.code, found && fieldOf(found)], ["D303", "speaker"]);
});

test("an address that a claim has or had is not proposed", () => {
  assert.match(pathOf(after({ type: "set", key: "says", value: "Tide turns." }), DOSSIER), /\/tide-turns-2\.yml$/);
  assert.match(pathOf(after({ type: "set", key: "says", value: "1,000 2" }), DOSSIER), /\/claim\.yml$/);
  assert.match(pathOf(after({ type: "set", key: "says", value: "潮は一日に二度" }), DOSSIER), /\/claim\.yml$/);
});

test("what may be recorded already has to be decided", () => {
  const draft = after(...FILLED);
  assert.deepEqual(needs(draft, DOSSIER, ["pilot/ebb"]), ["repeat"]);
  assert.deepEqual(next(draft, { type: "dismiss", claims: ["pilot/ebb"] }).dismissed, ["pilot/ebb"]);
});
