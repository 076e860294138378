import assert from "node:assert/strict";
import { test } from "node:test";

import { added, filesOf } from "../../plugins/dossier/assets/editing/additions.js";
import { findings } from "../../plugins/dossier/assets/editing/claim-rules.js";
import { NEW, blank, claimOf, needs, next } from "../../plugins/dossier/assets/editing/draft.js";

/** @typedef {import("../../plugins/dossier/assets/editing/draft.js").Action} Action */
/** @typedef {Extract<Action, {type: "set"}>["key"]} Key */

const DOSSIER = {
  ...{ format: 2, annotations: "annotations", former: { "old-name": "gauge" }, events: {}, claims: {} },
  articles: { pilot: { label: "Pilot", outlet: "The Pilot", path: "docs/articles/pilot.md", page: "articles/pilot/" } },
  topics: { gauges: { name: "Gauges" } },
  entities: { moon: { name: "The Moon", type: "object" } },
  questions: { gauge: { ask: "Do gauges read right?", positions: { yes: { label: "Yes" }, no: { label: "No" } } } },
};
const LISTS = {
  topics: { path: "annotations/topics.yml", text: "# All of them.\n- slug: gauges\n  name: Gauges\n" },
  entities: { path: "annotations/entities.yml", text: "  - slug: moon\n    name: The Moon\n    type: object\n\n" },
};
/** @param {Partial<Record<Key, string>>} values @param {...Action} actions */
function drafted(values, ...actions) {
  const set = Object.entries(values).map(([key, value]) => /** @type {Action} */ ({ type: "set", key, value }));
  return [...actions, ...set].reduce(next, blank("pilot"));
}
const ASKED = { ask: "When does the tide turn?", label: "At noon: always", other: "At any hour" };

test("a question that the dossier does not have is a file of its own, and the claim answers it", () => {
  const draft = drafted(ASKED, { type: "question", question: NEW });
  assert.deepEqual(needs(draft, DOSSIER, []).includes("asked"), false);
  const now = added(draft, DOSSIER);
  assert.deepEqual(claimOf(now.draft, now.dossier).answers, [{ question: "when-does-tide-turn", position: "noon-always" }]);
  assert.deepEqual(filesOf(now, LISTS), [
    {
      path: "annotations/questions/when-does-tide-turn.yml",
      file: 'ask: "When does the tide turn?"\npositions:\n  - slug: noon-always\n    label: "At noon: always"\n  - slug: any-hour\n    label: "At any hour"\n',
      fresh: true,
    },
  ]);
});

test("without both answers the question is still needed", () => {
  const draft = drafted({ ...ASKED, other: " " }, { type: "question", question: NEW });
  assert.ok(needs(draft, DOSSIER, []).includes("asked"));
});

test("names that are taken, and answers alike, get a number", () => {
  const draft = drafted({ ask: "Gauge?", label: "Yes", other: "Yes!" }, { type: "question", question: NEW });
  const now = added(draft, DOSSIER);
  assert.equal(now.question, "gauge-2");
  assert.deepEqual(Object.keys(now.dossier.questions["gauge-2"]?.positions ?? {}), ["yes", "yes-2"]);
});

test("a topic and a speaker go to the end of their lists, indented as these are", () => {
  const draft = drafted({ topic: "Storm tides", speaker: "A. N. Other", type: "person" }, { type: "by", by: "other" });
  const now = added(draft, DOSSIER);
  const [topics, entities] = filesOf(now, LISTS);
  assert.equal(topics?.file, '# All of them.\n- slug: gauges\n  name: Gauges\n- slug: storm-tides\n  name: "Storm tides"\n');
  assert.equal(entities?.file, '  - slug: moon\n    name: The Moon\n    type: object\n  - slug: n-other\n    name: "A. N. Other"\n    type: person\n');
  const claim = { ...claimOf(now.draft, now.dossier), says: "It turns.", kind: "report", passages: [{ text: "It turns" }] };
  assert.deepEqual(claim.topics, ["storm-tides"]);
  assert.deepEqual(findings(claim, now.dossier, "pilot/it-turns").filter(({ severity }) => severity === "error"), []);
});

test("what somebody is has to be said only of those whom the dossier does not have", () => {
  const known = drafted({ speaker: "the moon" }, { type: "by", by: "other" });
  assert.equal(needs(known, DOSSIER, []).includes("type"), false);
  const unknown = drafted({ speaker: "A. N. Other" }, { type: "by", by: "other" });
  assert.ok(needs(unknown, DOSSIER, []).includes("type"));
  assert.deepEqual(filesOf(added(known, DOSSIER), LISTS), []);
});

test("a list that is empty or not there begins with the item", () => {
  const now = added(drafted({ topic: "Storms" }), DOSSIER);
  for (const text of ["", "[]\n"]) {
    const [file] = filesOf(now, { ...LISTS, topics: { path: "annotations/topics.yml", text } });
    assert.deepEqual([file?.file, file?.fresh], ['- slug: storms\n  name: "Storms"\n', !text]);
  }
});
