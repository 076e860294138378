import assert from "node:assert/strict";
import { test } from "node:test";

import { commentsOf, rewritten, same } from "../../plugins/dossier/assets/editing/claim-edits.js";

const TEXT = `# yaml-language-server: $schema=x
# About this claim.
says: >-
  The tide # turns
  twice.
kind: report  # not background
by: [author]
# Where it says so.
passages:
  - text: "it's # turned"  # 3
    source: 3:27-35
topics: [tides]
links:
  # The first.
  - type: disputes
    to: a/one
    degree: direct
    because: >-
      It is # not.
  # The second.
  - type: qualifies
    to: a/two  # later
formerly: [a/old]

# The end.
`;
const DATA = {
  says: "The tide # turns twice.",
  kind: "report",
  by: ["author"],
  passages: [{ text: "it's # turned", source: "3:27-35" }],
  topics: ["tides"],
  links: [
    { type: "disputes", to: "a/one", degree: "direct", because: "It is # not." },
    { type: "qualifies", to: "a/two" },
  ],
  formerly: ["a/old"],
};
/** What changed between two texts, as lines. @param {object} change */
function changes(change) {
  const [before, after] = [TEXT.split("\n"), rewritten(TEXT, DATA, { ...DATA, ...change }).split("\n")];
  return [before.filter((line) => !after.includes(line)), after.filter((line) => !before.includes(line))];
}

test("nothing changes where nothing has changed", () => {
  assert.equal(rewritten(TEXT, DATA, { ...DATA, topics: ["tides"] }), TEXT);
  assert.ok(same({ value: 5 }, { value: "5" }) && !same(["a"], ["a", "b"]));
});

test("a value is exchanged, and its comment stays above it", () => {
  assert.deepEqual(changes({ kind: "background" }), [["kind: report  # not background"], ["# not background", "kind: background"]]);
  assert.deepEqual(changes({ says: "It turns." }), [["says: >-", "  The tide # turns", "  twice."], ['says: "It turns."']]);
});

test("of a list only the item that changed is written again", () => {
  const [one, two] = DATA.links;
  assert.deepEqual(changes({ links: [{ ...one, degree: "minor" }, two] }), [["    degree: direct"], ["    degree: minor", '    because: "It is # not."']].map((lines, at) => (at ? lines : [...lines, "    because: >-", "      It is # not."])));
  assert.deepEqual(changes({ links: [one, { ...two, because: "Late." }] }), [["    to: a/two  # later"], ["  # later", "    to: a/two", '    because: "Late."']]);
});

test("items are added at the end, and taken out without their neighbours' comments", () => {
  const [one, two] = DATA.links;
  const more = { type: "agrees", to: "a/three" };
  assert.deepEqual(changes({ links: [one, two, more] }), [[], ["  - type: agrees", "    to: a/three"]]);
  const [gone, came] = changes({ links: [two] });
  assert.deepEqual([gone?.length, came], [5, []]);
  assert.match(rewritten(TEXT, DATA, { ...DATA, links: [two] }), /links:\n {2}# The first\.\n {2}# The second\.\n {2}- type: qualifies\n/);
  assert.deepEqual(changes({ links: [] })[1], ["# The first.", "# The second.", "# later"]);
});

test("a new key goes where the model has it, one that is empty goes", () => {
  const after = rewritten(TEXT, DATA, { ...DATA, mentions: ["moon"], withdrawn: { on: "2026-01-31", why: "It: is." } });
  assert.match(after, /topics: \[tides\]\nmentions: \[moon\]\nlinks:/);
  assert.match(after, /formerly: \[a\/old\]\nwithdrawn:\n {2}on: "2026-01-31"\n {2}why: "It: is."\n\n# The end\.\n$/);
  assert.deepEqual(changes({ topics: [] }), [["topics: [tides]"], []]);
});

test("a list that is written on one line is written anew", () => {
  const text = "says: a\nlinks: [{type: agrees, to: a/one}] # why\nnote: b\n";
  const was = { says: "a", links: [{ type: "agrees", to: "a/one" }], note: "b" };
  const now = { ...was, links: [{ type: "qualifies", to: "a/one" }] };
  assert.equal(rewritten(text, was, now), "says: a\n# why\nlinks:\n  - type: qualifies\n    to: a/one\nnote: b\n");
});

test("number signs in texts are no comments", () => {
  assert.deepEqual(commentsOf(["a: it's # one", "b: 'x # y' # two", "c: |", "  # no", "d: x#y", 'e: "\\" # no"']), ["# one", "# two"]);
});
