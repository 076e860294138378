/** Our engine as the panel loads it: its modules at once, then the index in /index/. */

/** @type {any} */
let index;

export async function start() {
  const address = "/assets/search/index.js";
  const { openIndex } = await import(address);
  index = await openIndex(new URL("/index/", location.href));
}

/** @param {string} query */
export async function search(query) {
  return (await index.search(query, { limit: 10, prefix: false })).hits;
}

export const results = search;
