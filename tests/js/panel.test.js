import assert from "node:assert/strict";
import { before, test } from "node:test";

import { isShortcut } from "../../plugins/dossier/assets/panel/panel.js";

/** An element in which a reader types, or does not. */
class FakeElement extends EventTarget {
  /** @param {boolean} editable */
  constructor(editable) {
    super();
    this.closest = () => (editable ? this : null);
  }
}

before(() => Object.assign(globalThis, { Element: FakeElement }));

/** @param {Partial<KeyboardEvent>} event */
const asks = (event) => {
  const plain = { key: "/", target: null, ctrlKey: false, metaKey: false, altKey: false, isComposing: false };
  return isShortcut(/** @type {KeyboardEvent} */ ({ ...plain, ...event }));
};

test("a slash asks for the search, other keys do not", () => {
  assert.equal(asks({}), true);
  assert.equal(asks({ target: new FakeElement(false) }), true);
  assert.equal(asks({ key: "?" }), false);
});

test("a slash that is typed, or pressed with other keys, is only a slash", () => {
  assert.equal(asks({ target: new FakeElement(true) }), false);
  for (const key of ["ctrlKey", "metaKey", "altKey", "isComposing"]) assert.equal(asks({ [key]: true }), false, key);
});
