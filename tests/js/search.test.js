import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

import { IndexError, openIndex } from "../../plugins/dossier/assets/engine/index.js";
import { INDEX, createHost } from "./support.js";

test("unknown options are named", async () => {
  const index = await openIndex(INDEX, { get: createHost() });
  // @ts-expect-error: that is what is tested.
  await assert.rejects(index.search("storm", { fuzzy: true }), /search: unknown option fuzzy/);
});

test("a host without ranges is served from whole files, each fetched once when that is known", async () => {
  /** @type {string[]} */
  const asked = [];
  const [plain, whole] = await Promise.all([
    openIndex(INDEX, { get: createHost() }),
    openIndex(INDEX, { get: createHost({ ranges: false, asked }) }),
  ]);
  assert.deepEqual(await whole.search("s", { limit: 0 }), await plain.search("s", { limit: 0 }));
  const first = new Set(asked.splice(0));
  for (const query of ["storm lamp", '"the storm"', "lighthose"]) {
    assert.deepEqual(await whole.search(query), await plain.search(query));
  }
  assert.ok(asked.every((name) => !first.has(name)), String(asked));
  const names = asked.filter((name) => name !== "manifest.bin");
  assert.equal(new Set(names).size, names.length);
});

test("what was read is kept", async () => {
  /** @type {string[]} */
  const asked = [];
  const index = await openIndex(INDEX, { get: createHost({ asked }) });
  const first = await index.search("storm lamp");
  const before = asked.length;
  assert.deepEqual(await index.search("storm lamp"), first);
  assert.equal(asked.length, before);
});

test("an index that was replaced is opened again, and one that is gone is an error", async () => {
  let replaced = false;
  /** @type {string[]} */
  const asked = [];
  const get = createHost({ asked, change: (bytes, name) => (replaced && name !== "manifest.bin" ? null : bytes) });
  const index = await openIndex(INDEX, { get });
  replaced = true;
  const pending = index.search("storm");
  await assert.rejects(pending, IndexError);
  assert.equal(asked.filter((name) => name === "manifest.bin").length, 2);
  replaced = false;
  assert.ok((await index.search("storm")).total > 0, "what failed is asked for again");
});

test("damaged bytes are errors and never other answers", async () => {
  const query = 'storm "the lamp" lighthose type:claim';
  const right = await (await openIndex(INDEX, { get: createHost() })).search(query);
  let refused = 0;
  for (let seed = 0; seed < 400; seed++) {
    const change = (/** @type {Uint8Array} */ bytes) =>
      bytes.map((byte, at) => (at === (seed * 7919) % bytes.length ? byte ^ (1 << seed % 8) : byte));
    try {
      const index = await openIndex(INDEX, { get: createHost({ change }) });
      assert.deepEqual(await index.search(query), right);
    } catch (error) {
      if (!(error instanceof IndexError)) throw error;
      refused++;
    }
  }
  assert.ok(refused > 100, `${refused} refused`);
});

test("a file in place of another is an error and never another answer", async () => {
  const names = readdirSync(INDEX).filter((name) => name !== "manifest.bin");
  const query = 'storm "the lamp" lighthose type:claim';
  const right = await (await openIndex(INDEX, { get: createHost() })).search(query);
  for (const wrong of names) {
    const needed = await refused((bytes, name) => (name === wrong ? null : bytes));
    for (const other of names.filter((name) => name !== wrong)) {
      const found = await refused((bytes, name) => (name === wrong ? readFileSync(new URL(other, INDEX)) : bytes));
      assert.equal(found, needed, `${other} for ${wrong}`);
    }
  }

  /** @param {(bytes: Uint8Array, name: string) => Uint8Array | null} change */
  async function refused(change) {
    try {
      assert.deepEqual(await (await openIndex(INDEX, { get: createHost({ change }) })).search(query), right);
      return false;
    } catch (error) {
      if (!(error instanceof IndexError)) throw error;
      return true;
    }
  }
});

test("a query fetches only what it needs", async () => {
  /** @type {string[]} */
  const asked = [];
  const index = await openIndex(INDEX, { get: createHost({ asked }) });
  await index.search("keeper ", { limit: 1 });
  // The words of one block, one bucket of titles, one chunk of texts.
  assert.equal(asked.length, 4, String(asked));
});

test("the lists of stopwords are fetched only if there is nothing else", async () => {
  const blocks = async (/** @type {string} */ query) => {
    /** @type {string[]} */
    const asked = [];
    const index = await openIndex(INDEX, { get: createHost({ asked }) });
    const { total } = await index.search(query, { limit: 0, prefix: false });
    return { total, asked: asked.length };
  };
  const [alone, beside] = [await blocks("storm"), await blocks("the storm and of")];
  assert.deepEqual(beside, alone);
  assert.ok((await blocks("the of")).total > alone.total);
});
