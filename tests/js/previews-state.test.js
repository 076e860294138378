import assert from "node:assert/strict";
import { test } from "node:test";

import { HOVER, PRESS, START, articleAt, next, sourceOf } from "../../plugins/dossier/assets/page/previews-state.js";

const BASE = "https://example.org/tides/";

/**
 * @param {readonly import("../../plugins/dossier/assets/page/previews-state.js").Action<string>[]} actions
 * @param {import("../../plugins/dossier/assets/page/previews-state.js").State<string>} [from]
 */
const after = (actions, from = START) => actions.reduce((state, action) => next(state, action), from);
const hovered = after([{ type: "point", link: "a" }, { type: "due" }]);
const focused = after([{ type: "focus", link: "a" }]);
const pressed = after([{ type: "press", link: "a" }, { type: "due" }]);

test("the pointer opens a card after a while, the focus at once, a finger after a longer while", () => {
  const pointed = after([{ type: "point", link: "a" }]);
  assert.equal(pointed.shown, null);
  assert.deepEqual(pointed.coming, { link: "a", how: "hover", after: HOVER });
  assert.equal(hovered.shown, "a");
  assert.equal(focused.shown, "a");
  assert.equal(after([{ type: "press", link: "a" }]).coming?.after, PRESS);
  assert.equal(pressed.shown, "a");
  assert.ok(HOVER < PRESS);
});

test("a pointer that only passes, and a finger that is lifted, open nothing", () => {
  assert.equal(after([{ type: "point", link: "a" }, { type: "leave" }, { type: "due" }]).shown, null);
  assert.equal(after([{ type: "press", link: "a" }, { type: "release" }, { type: "due" }]).shown, null);
});

test("a pointer that goes on within the link does not begin anew", () => {
  const once = after([{ type: "point", link: "a" }]);
  assert.equal(next(once, { type: "point", link: "a" }), once);
});

test("a card can be pointed at, also across another link", () => {
  const crossed = after([{ type: "leave" }, { type: "point", link: "b" }, { type: "enter" }, { type: "due" }], hovered);
  assert.equal(crossed.shown, "a");
  assert.equal(crossed.coming, null);
});

test("a card closes a while after the pointer left it, and another takes its place", () => {
  const left = next(hovered, { type: "leave" });
  assert.equal(left.shown, "a");
  assert.equal(left.coming?.after, HOVER);
  assert.equal(next(left, { type: "due" }).shown, null);
  assert.equal(after([{ type: "leave" }, { type: "point", link: "a" }, { type: "due" }], hovered).shown, "a");
  assert.equal(after([{ type: "point", link: "b" }, { type: "due" }], hovered).shown, "b");
});

test("what the focus opened stays until the focus leaves, wherever the pointer is", () => {
  assert.equal(after([{ type: "leave" }, { type: "due" }], focused).shown, "a");
  assert.equal(next(focused, { type: "blur" }).shown, null);
  assert.equal(next(focused, { type: "focus", link: "b" }).shown, "b");
  assert.equal(next(hovered, { type: "blur" }), hovered);
});

test("what a finger opened stays until it is closed", () => {
  for (const type of /** @type {const} */ (["leave", "blur", "release", "due"])) {
    assert.equal(next(pressed, { type }).shown, "a", type);
  }
  assert.equal(after([{ type: "point", link: "b" }, { type: "due" }], pressed).shown, "a");
  assert.equal(next(pressed, { type: "close" }).shown, null);
});

test("what was closed does not open again while pointer and focus stay", () => {
  const closed = next(hovered, { type: "close" });
  assert.equal(closed.shown, null);
  assert.equal(after([{ type: "point", link: "a" }, { type: "due" }], closed).shown, null);
  assert.equal(after([{ type: "focus", link: "a" }], closed).shown, null);
  assert.equal(after([{ type: "leave" }, { type: "point", link: "a" }, { type: "due" }], closed).shown, "a");
  assert.equal(after([{ type: "blur" }, { type: "focus", link: "a" }], closed).shown, "a");
  assert.equal(after([{ type: "point", link: "b" }, { type: "due" }], closed).shown, "b");
});

test("a press elsewhere also stops what is coming", () => {
  assert.deepEqual(after([{ type: "point", link: "a" }, { type: "close" }]), START);
});

test("nothing changes where nothing can", () => {
  for (const type of /** @type {const} */ (["leave", "enter", "blur", "release", "due", "close"])) {
    assert.equal(next(START, { type }), START, type);
  }
  // @ts-expect-error: no such action
  assert.throws(() => next(START, { type: "shake" }), /unknown action/);
});

test("the card of a passage is on the page of its claim, in both forms of addresses", () => {
  const passage = { place: "twice-a-day", article: "harbor", whole: true };
  for (const end of ["/", ".html"]) {
    const page = `${BASE}claims/harbor/twice-a-day${end}`;
    assert.deepEqual(sourceOf(`${BASE}articles/harbor${end}#twice-a-day`, BASE), { ...passage, page });
    assert.deepEqual(sourceOf(`${BASE}articles/harbor${end}?notes=all#twice-a-day`, BASE), { ...passage, page });
    assert.deepEqual(sourceOf(page, BASE), { ...passage, page });
    assert.deepEqual(sourceOf(`${page}#question-1`, BASE), { ...passage, page });
  }
});

test("a paragraph is its own card; questions, topics and entities have one on their pages", () => {
  const page = `${BASE}articles/harbor/`;
  assert.deepEqual(sourceOf(`${page}#p3`, BASE), { page, place: "p3", article: "harbor", whole: false });
  for (const path of ["questions/turns/", "topics/rhythm/", "entities/moon.html"]) {
    assert.deepEqual(sourceOf(BASE + path, BASE), { page: BASE + path, place: "", article: "", whole: true });
  }
});

test("other pages have no card, nor have lists, and nothing elsewhere has one", () => {
  const none = [
    "", "claims/", "claims/2/", "claims/harbor/", "questions/", "questions/index.html", "questions/questions.csv",
    "questions/turns/2/", "topics/", "events/#flood", "kinds/report/", "compare/harbor/pilot/", "articles/",
    "articles/harbor/", "articles/harbor/#dossier-end", "articles/harbor/#note-twice-a-day", "articles/harbor.xml#a",
    "articles/harbor/#Heading", "method/",
  ];
  assert.deepEqual(none.filter((path) => sourceOf(BASE + path, BASE)), []);
  for (const address of ["https://example.com/tides/questions/turns/", "https://example.org/questions/turns/"]) {
    assert.equal(sourceOf(address, BASE), null);
  }
});

test("an address says which article it is", () => {
  assert.equal(articleAt(`${BASE}articles/harbor/?notes=all#p3`, BASE), "harbor");
  assert.equal(articleAt(`${BASE}articles/harbor.html`, BASE), "harbor");
  for (const path of ["", "articles/", "claims/harbor/twice-a-day/"]) assert.equal(articleAt(BASE + path, BASE), "");
  assert.equal(articleAt("https://example.com/articles/harbor/", BASE), "");
});
