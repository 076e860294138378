/** Our engine as the panel loads it: the engine and the manifest at once, from a site's files. */

/** @type {any} */
let index;

export async function start() {
  const folder = new URL("/index/", location.href);
  const manifest = fetch(new URL("manifest.bin", folder), { cache: "no-cache" });
  const address = "/assets/engine/index.js";
  const [engine] = await Promise.all([import(address), manifest]);
  index = await engine.openIndex(folder, {
    /** @type {typeof fetch} */
    get: async (asked, init) => (String(asked).endsWith("manifest.bin") ? manifest : fetch(asked, init)),
  });
}

/** @param {string} query */
export async function search(query) {
  return (await index.search(query, { limit: 10, prefix: false })).hits;
}

export const results = search;
