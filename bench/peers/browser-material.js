/** Material's own worker with the index that its plugin writes. Both are in /index/. */

const SETUP = 0;
const QUERY = 2;

/** @type {Worker} */
let worker;

/**
 * @param {number} type
 * @param {unknown} data
 * @returns {Promise<any>}
 */
function ask(type, data) {
  return new Promise((resolve) => {
    worker.onmessage = ({ data: message }) => resolve(message.data);
    worker.postMessage({ type, data });
  });
}

export async function start() {
  worker = new Worker("/index/worker.js");
  const index = await (await fetch("/index/search_index.json")).json();
  await ask(SETUP, { ...index, options: { suggest: false } });
}

/** @param {string} query */
export async function search(query) {
  return (await ask(QUERY, query)).items;
}

/** @param {string} query */
export async function results(query) {
  const items = await search(query);
  return items.slice(0, 10).map((/** @type {any[]} */ [best]) => ({ url: best.location, title: best.title, excerpt: best.text }));
}
