/**
 * Search with Material's own worker outside a browser.
 *
 *     node material-worker.js search OUT QUERIES LIMIT
 *
 * The worker is a classic script that talks through `postMessage`, so it gets a global scope with that and no more.
 */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";
import { readLines } from "./lines.js";

const SETUP = 0;
const QUERY = 2;

const [, out, queries, limit] = process.argv.slice(2);

/** @type {(event: {data: unknown}) => void} */
let listener = () => {};
/** @type {(message: any) => void} */
let answer = () => {};
const scope = vm.createContext({
  console: { ...console, warn() {} },
  addEventListener: (/** @type {string} */ _, /** @type {typeof listener} */ listen) => (listener = listen),
  postMessage: (/** @type {any} */ message) => answer(message),
});
scope.self = scope;
vm.runInContext(readFileSync(join(out, "worker.js"), "utf-8"), scope);

/**
 * @param {number} type
 * @param {unknown} data
 * @returns {Promise<any>}
 */
function ask(type, data) {
  return new Promise((resolve) => {
    answer = (message) => resolve(message.data);
    listener({ data: { type, data } });
  });
}

const index = JSON.parse(readFileSync(join(out, "search_index.json"), "utf-8"));
await ask(SETUP, { ...index, options: { suggest: false } });
for await (const { id, text } of readLines(queries)) {
  const { items } = await ask(QUERY, text);
  const results = items.slice(0, Number(limit)).map((/** @type {any[]} */ [best]) => ({ url: best.location, score: best.score }));
  console.log(JSON.stringify({ id, results }));
}
