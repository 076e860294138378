/** Pagefind as its own interface uses it. The index is in /index/. */

/** @type {any} */
let pagefind;

export async function start() {
  const address = "/index/pagefind.js";
  pagefind = await import(address);
  await pagefind.init();
}

/** @param {string} query */
export async function search(query) {
  return (await pagefind.search(query)).results;
}

/** @param {string} query */
export async function results(query) {
  const found = await search(query);
  const data = await Promise.all(found.slice(0, 10).map((/** @type {any} */ result) => result.data()));
  return data.map(({ url, meta, excerpt }) => ({ url, title: meta.title, excerpt }));
}

/**
 * The fragments that are found, by the name of their file, so that none of them needs to be fetched.
 * @param {string} query
 * @param {number} limit
 */
export async function names(query, limit) {
  return (await search(query)).slice(0, limit).map((/** @type {any} */ { id, score }) => ({ id, score }));
}
