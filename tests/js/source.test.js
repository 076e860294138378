import assert from "node:assert/strict";
import { afterEach, before, beforeEach, mock, test } from "node:test";

import { composes } from "../../plugins/dossier/assets/panel/listen.js";
import { insist } from "../../plugins/dossier/assets/panel/source.js";
import { IndexError } from "../../plugins/dossier/assets/engine/format.js";

let online = true;
const world = new EventTarget();
/** @type {import("node:test").Mock<typeof console.warn>} */
let warn;

before(() => {
  Object.defineProperty(globalThis, "navigator", { value: { get onLine() { return online; } }, configurable: true });
  Object.assign(globalThis, { addEventListener: world.addEventListener.bind(world) });
});
beforeEach(() => {
  online = true;
  mock.timers.enable({ apis: ["setTimeout"] });
  warn = mock.method(console, "warn", () => {});
});
afterEach(() => mock.reset());

/** Let what was promised happen. */
const settle = async () => {
  for (let step = 0; step < 20; step++) await Promise.resolve();
};

/**
 * Insist on something that fails some times.
 * @param {number} times
 * @param {unknown} [error]
 */
function insisting(times, error = new TypeError("dropped")) {
  const seen = { tries: 0, told: /** @type {string[]} */ ([]), wanted: true, box: new EventTarget() };
  const run = async () => {
    seen.tries++;
    if (seen.tries <= times) throw error;
    return "answer";
  };
  const outcome = insist(run, { box: seen.box, wanted: () => seen.wanted, tell: (why) => seen.told.push(why) });
  return { seen, outcome };
}

test("a first failure is made good without a word", async () => {
  const { seen, outcome } = insisting(1);
  await settle();
  mock.timers.tick(250);
  assert.equal(await outcome, "answer");
  assert.deepEqual([seen.tries, seen.told], [2, []]);
});

test("the pauses grow, and the reason is told", async () => {
  const { seen, outcome } = insisting(4);
  for (const [pause, tries] of /** @type {const} */ ([[250, 2], [500, 3], [1000, 4], [2000, 5]])) {
    await settle();
    mock.timers.tick(pause - 1);
    await settle();
    assert.equal(seen.tries, tries - 1);
    mock.timers.tick(1);
    await settle();
    assert.equal(seen.tries, tries);
  }
  assert.equal(await outcome, "answer");
  assert.deepEqual(seen.told, ["lost", "lost", "lost"]);
  assert.equal(warn.mock.callCount(), 1);
});

test("offline is told at once, and the browser that is online again asks at once", async () => {
  online = false;
  const { seen, outcome } = insisting(1);
  await settle();
  assert.deepEqual(seen.told, ["offline"]);
  online = true;
  world.dispatchEvent(new Event("online"));
  assert.equal(await outcome, "answer");
});

test("what is done in the box asks at once", async () => {
  const { seen, outcome } = insisting(2, new IndexError("file", "no file"));
  for (const cause of ["input", "click"]) {
    await settle();
    seen.box.dispatchEvent(new Event(cause));
  }
  assert.equal(await outcome, "answer");
  assert.deepEqual(seen.told, ["broken"]);
});

test("what is not wanted any more is neither told nor tried again", async () => {
  const { seen, outcome } = insisting(5);
  await settle();
  seen.wanted = false;
  mock.timers.tick(250);
  assert.equal(await outcome, null);
  assert.deepEqual([seen.tries, seen.told], [1, []]);
});

test("a reader is told after a while that files are on their way", async () => {
  /** @type {string[]} */
  const told = [];
  const never = () => new Promise(() => {});
  insist(never, { box: new EventTarget(), wanted: () => true, tell: (why) => told.push(why) });
  mock.timers.tick(499);
  assert.deepEqual(told, []);
  mock.timers.tick(1);
  assert.deepEqual(told, ["slow"]);
});

test("a key of an input method is told from others", () => {
  assert.equal(composes({ isComposing: true, keyCode: 13 }), true);
  assert.equal(composes({ isComposing: false, keyCode: 229 }), true);
  assert.equal(composes({ isComposing: false, keyCode: 13 }), false);
});
