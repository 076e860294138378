/**
 * Search with lunr itself, without Material's worker: one document per section, any of the words, titles count twice.
 *
 *     node lunr.js build TEXTS OUT
 *     node lunr.js search OUT QUERIES LIMIT
 */

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import lunr from "lunr";
import { readLines } from "./lines.js";

const FILE = "index.json";

/** @param {string} texts @param {string} out */
async function build(texts, out) {
  const builder = new lunr.Builder();
  builder.pipeline.add(lunr.trimmer, lunr.stopWordFilter, lunr.stemmer);
  builder.searchPipeline.add(lunr.stemmer);
  builder.field("title", { boost: 2 });
  builder.field("text");
  for await (const { url, title, sections } of readLines(texts)) {
    sections.forEach((/** @type {{heading: string, text: string}} */ { heading, text }, /** @type {number} */ number) => {
      builder.add({ id: `${url}#${number}`, title: heading || title, text });
    });
  }
  builder.ref("id");
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, FILE), JSON.stringify(builder.build()));
}

/** @param {string} out @param {string} queries @param {number} limit */
async function search(out, queries, limit) {
  const index = lunr.Index.load(JSON.parse(readFileSync(join(out, FILE), "utf-8")));
  for await (const { id, text } of readLines(queries)) {
    const found = index.query((query) => {
      // Cut and trimmed as lunr cuts and trims what it indexes, without its query language.
      for (const word of text.toLowerCase().split(lunr.tokenizer.separator)) query.term(word.replace(/^\W+|\W+$/g, ""), {});
    });
    console.log(JSON.stringify({ id, results: found.slice(0, limit).map(({ ref, score }) => ({ url: ref, score })) }));
  }
}

const [command, ...rest] = process.argv.slice(2);
if (command === "build") await build(rest[0], rest[1]);
else await search(rest[0], rest[1], Number(rest[2]));
