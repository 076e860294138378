/** The index: fetched once, when it is first needed. */

/** @typedef {import("./format.js").Index} Index */

/** Where the index lies in the site, relative to its root. */
export const INDEX_PATH = "search/index.bin";

/**
 * Make a store that loads the index on first use. A failed load is not tried again.
 * @param {URL} root  address of the site's root, ending in a slash
 * @param {{get?: typeof fetch, open?: (bytes: Uint8Array) => Promise<Index>}} [options]
 * @returns {{index(): Promise<Index>}}
 */
export function createStore(root, { get = fetch, open = openIndex } = {}) {
  /** @type {Promise<Index> | null} */
  let opening = null;

  async function load() {
    const response = await get(new URL(INDEX_PATH, root));
    if (!response.ok) throw new Error(`store: expected the search index, found status ${response.status}`);
    return open(new Uint8Array(await response.arrayBuffer()));
  }

  return {
    index() {
      opening ??= load();
      return opening;
    },
  };
}

/** @param {Uint8Array} bytes */
async function openIndex(bytes) {
  // Read only when somebody searches: a page that is only read does not pay for it.
  const format = await import("./format.js");
  return format.openIndex(bytes);
}
