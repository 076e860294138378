/**
 * Entry of the browser modules. The theme may exchange a page without loading it anew; then what runs on the old
 * page is stopped before the new one is started.
 */
import { createDensity } from "./density.js";
import { createFilter } from "./filter.js";
import { createNotes } from "./notes.js";
import { createPairs } from "./pairs.js";
import { createPanel } from "./panel.js";

/** @typedef {{start(): void, stop(): void}} Part */

/** @type {Part[]}  those that live as long as one page */
let running = [];
/** @type {ReturnType<typeof createPanel> | null}  in the header, which outlives pages */
let search = null;
/** Address of the site's root: the first page knows it, and relative addresses change with the page. */
const root = siteRoot();

function siteRoot() {
  const config = document.getElementById("__config");
  const base = config ? JSON.parse(config.textContent ?? "").base : ".";
  // The page for unknown addresses has a base of its own, which ends in a slash.
  return new URL(base.endsWith("/") ? base : `${base}/`, location.href);
}

function startPage() {
  for (const part of running) part.stop();
  const pairs = createPairs(document);
  running = [createDensity(document), pairs, createNotes(document, pairs)];
  running.push(createFilter(document));
  for (const part of running) part.start();
  const box = document.querySelector("[data-dossier-search]");
  if (box instanceof HTMLElement && search?.box !== box) {
    search?.stop();
    search = createPanel(box, { root });
    search.start();
  }
}

/** @type {{subscribe(run: () => void): void} | undefined}  the theme's stream of pages, where it has one */
const pages = Reflect.get(globalThis, "document$");
if (pages) pages.subscribe(startPage);
else startPage();
