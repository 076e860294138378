import assert from "node:assert/strict";
import { test } from "node:test";

import { createStore } from "../../plugins/dossier/assets/engine/store.js";

const FOLDER = new URL("https://example.org/search/");
const BYTES = Uint8Array.of(0, 1, 2, 3, 4, 5);

/**
 * Make a store whose host gives one answer after another.
 * @param {...(() => Response)} answers
 */
function storeOf(...answers) {
  /** @type {Array<[address: string, detail: unknown]>} */
  const asked = [];
  const store = createStore(FOLDER, async (address, init) => {
    asked.push([String(address), new Headers(init?.headers).get("Range") ?? init?.cache ?? null]);
    return answers.shift()?.() ?? assert.fail("one more request");
  });
  return { store, asked };
}

const whole = () => new Response(BYTES);
const part = () => new Response(BYTES.subarray(2, 4), { status: 206 });
const gone = () => new Response(null, { status: 404 });

test("a part of a file is asked for as a range, whose end counts", async () => {
  const { store, asked } = storeOf(part);
  assert.deepEqual(await store.read("a.bin", 2, 4), Uint8Array.of(2, 3));
  assert.deepEqual(asked, [["https://example.org/search/a.bin", "bytes=2-3"]]);
});

test("a file that came whole is kept, and after it no range is asked for", async () => {
  const { store, asked } = storeOf(whole, whole);
  assert.deepEqual(await store.read("a.bin", 2, 4), Uint8Array.of(2, 3));
  assert.deepEqual(await store.read("a.bin", 0, 1), Uint8Array.of(0));
  assert.deepEqual(await store.read("b.bin", 5, 9), Uint8Array.of(5));
  assert.deepEqual(asked.map(([, detail]) => detail), ["bytes=2-3", null]);
});

test("parts of one file asked for at once are all read, even if it comes whole", async () => {
  const { store } = storeOf(whole, whole);
  const read = await Promise.all([store.read("a.bin", 0, 1), store.read("a.bin", 1, 2)]);
  assert.deepEqual(read, [Uint8Array.of(0), Uint8Array.of(1)]);
});

test("a missing file is named, and requested again", async () => {
  const { store } = storeOf(gone, part);
  const error = { name: "IndexError", code: "file", message: "search: expected the file a.bin, found status 404" };
  await assert.rejects(store.read("a.bin", 2, 4), error);
  assert.deepEqual(await store.read("a.bin", 2, 4), Uint8Array.of(2, 3));
});

test("a whole file that could not be fetched is requested again", async () => {
  const { store } = storeOf(whole, gone, whole);
  await store.read("a.bin", 0, 1);
  await assert.rejects(store.read("b.bin", 0, 1), { code: "file" });
  assert.deepEqual(await store.read("b.bin", 0, 1), Uint8Array.of(0));
});

test("the manifest is checked with its host, and fetched past every cache if it is too old", async () => {
  const { store, asked } = storeOf(whole, whole);
  assert.deepEqual(await store.manifest(), BYTES);
  await store.manifest(true);
  const address = "https://example.org/search/manifest.bin";
  assert.deepEqual(asked, [[address, "no-cache"], [address, "reload"]]);
});
