/** The index: fetched once, when it is first needed. */

/** Where the index lies in the site, relative to its root. */
export const INDEX_PATH = "search/index.bin";

/**
 * Make a store that loads the index on first use. A failed load is not tried again.
 * @param {URL} root  address of the site's root, ending in a slash
 * @param {{fetch?: typeof fetch, open?: () => Promise<(bytes: Uint8Array) => object>}} [options]
 * @returns {{index(): Promise<object>}}
 */
export function createStore(root, { fetch = globalThis.fetch, open = loadReader } = {}) {
  let opening = null;

  async function load() {
    const [bytes, openIndex] = await Promise.all([read(), open()]);
    return openIndex(bytes);
  }

  async function read() {
    const response = await fetch(new URL(INDEX_PATH, root));
    if (!response.ok) throw new Error(`store: expected the search index, found status ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  }

  return {
    index() {
      opening ??= load();
      return opening;
    },
  };
}

async function loadReader() {
  return (await import("./index.js")).openIndex;
}
