import assert from "node:assert/strict";
import { test } from "node:test";

import { createStore } from "../../plugins/dossier/assets/search/store.js";
import { payloadOf, seal } from "./support.js";

const ROOT = new URL("https://example.org/some/where/");

/** Answer every request with `bytes`, and note its address. */
function host(bytes = seal(payloadOf([])), status = 200) {
  /** @type {string[]} */
  const asked = [];
  /** @type {typeof fetch} */
  const get = async (address) => {
    asked.push(String(address));
    return new Response(bytes.slice(), { status });
  };
  return { asked, get };
}

test("the index is read from below the site's root, once, and only when asked for", async () => {
  const { asked, get } = host();
  const store = createStore(ROOT, { get });
  assert.deepEqual(asked, []);
  const [one, other] = await Promise.all([store.index(), store.index()]);
  assert.equal(one, other);
  assert.deepEqual(asked, ["https://example.org/some/where/search/index.bin"]);
});

test("a missing index is refused with its status", async () => {
  const { get } = host(undefined, 404);
  await assert.rejects(createStore(ROOT, { get }).index(), /store: expected the search index, found status 404/);
});

test("a failed load is not tried again", async () => {
  const { asked, get } = host(new Uint8Array(3));
  const store = createStore(ROOT, { get });
  await assert.rejects(store.index());
  await assert.rejects(store.index());
  assert.equal(asked.length, 1);
});
