/** MiniSearch with its whole index, without the texts: its results have titles and no excerpts. */

import { OPTIONS } from "./minisearch-options.js";

/** @type {any} */
let index;

export async function start() {
  const address = "/modules/minisearch/dist/es/index.js";
  const [{ default: MiniSearch }, json] = await Promise.all([
    import(address),
    fetch("/index/index.json").then((response) => response.text()),
  ]);
  index = await MiniSearch.loadJSONAsync(json, OPTIONS);
}

/** @param {string} query */
export async function search(query) {
  return index.search(query);
}

/** @param {string} query */
export async function results(query) {
  const found = await search(query);
  return found.slice(0, 10).map((/** @type {any} */ { url, title }) => ({ url, title, excerpt: "" }));
}
