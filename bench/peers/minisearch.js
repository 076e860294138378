/**
 * Build and search an index of MiniSearch.
 *
 *     node minisearch.js build TEXTS OUT
 *     node minisearch.js search OUT QUERIES LIMIT
 */

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import MiniSearch from "minisearch";
import { readLines } from "./lines.js";
import { OPTIONS } from "./minisearch-options.js";

const FILE = "index.json";

/** @param {string} texts @param {string} out */
async function build(texts, out) {
  const index = new MiniSearch(OPTIONS);
  let id = 0;
  for await (const { url, title, sections } of readLines(texts)) {
    for (const { heading, text } of sections) index.add({ id: id++, url, title: heading || title, text });
  }
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, FILE), JSON.stringify(index));
}

/** @param {string} out @param {string} queries @param {number} limit */
async function search(out, queries, limit) {
  const index = MiniSearch.loadJSON(readFileSync(join(out, FILE), "utf-8"), OPTIONS);
  for await (const { id, text } of readLines(queries)) {
    const results = index.search(text).slice(0, limit);
    console.log(JSON.stringify({ id, results: results.map(({ url, score }) => ({ url, score })) }));
  }
}

const [command, ...rest] = process.argv.slice(2);
if (command === "build") await build(rest[0], rest[1]);
else await search(rest[0], rest[1], Number(rest[2]));
