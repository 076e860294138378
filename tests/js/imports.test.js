/** Which module may import which: the engine no page, and none in a circle. */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { posix } from "node:path";
import { test } from "node:test";

const ASSETS = new URL("../../plugins/dossier/assets/", import.meta.url);
const COMMENT = /\/\*[^]*?\*\/|(?<![:"'`])\/\/.*/g;
const IMPORT = /\b(?:from|import)\s*\(?\s*"([^"]+)"/g;
/** Folders of modules, and those from which each may import. @type {Readonly<Record<string, readonly string[]>>} */
const FOLDERS = {
  engine: ["engine"],
  panel: ["panel", "engine"],
  editing: ["editing", "panel", "engine"],
  page: ["page", "panel", "editing"],
  theme: [],
  disk: [],
};

const names = Object.keys(FOLDERS).flatMap((folder) => {
  return readdirSync(new URL(folder, ASSETS)).map((name) => `${folder}/${name}`);
});
/** Source by module, without comments. */
const sources = new Map(names.map((name) => [name, readFileSync(new URL(name, ASSETS), "utf-8").replace(COMMENT, "")]));
/** What each module imports, at once or later. */
const imports = new Map([...sources].map(([name, source]) => [name, importsOf(name, source)]));

/** @param {string} name @param {string} source */
function importsOf(name, source) {
  return Array.from(source.matchAll(IMPORT), ([, path]) => posix.join(posix.dirname(name), path ?? ""));
}

/** @param {string} name @param {readonly string[]} [way]  how it was reached @returns {string[]}  the first circle */
function circle(name, way = []) {
  if (way.includes(name)) return [...way.slice(way.indexOf(name)), name];
  for (const next of imports.get(name) ?? []) {
    const found = circle(next, [...way, name]);
    if (found.length) return found;
  }
  return [];
}

test("what is imported is there", () => {
  assert.ok([...imports.values()].flat().length > names.length);
  for (const [name, all] of imports) for (const one of all) assert.ok(sources.has(one), `${name} imports ${one}`);
});

test("no modules import each other in a circle", () => {
  for (const name of names) assert.deepEqual(circle(name), []);
});

test("a folder imports only from those below it", () => {
  for (const [name, all] of imports) {
    const allowed = FOLDERS[posix.dirname(name)];
    for (const one of all) assert.ok(allowed?.includes(posix.dirname(one)), `${name} imports ${one}`);
  }
});

test("the engine touches neither document nor window", () => {
  // A document of the index may have that name: only what is reached through it counts.
  const touched = /(?<![.\w])(?:document\s*(?:\?\.|[.[])|window\b|(?:globalThis|self)\s*(?:\?\.|[.[]))/;
  assert.match("const box = document.body;", touched);
  const found = names.filter((name) => name.startsWith("engine/") && touched.test(sources.get(name) ?? ""));
  assert.deepEqual(found, []);
});
