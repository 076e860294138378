/**
 * Entry of the browser modules. The theme may exchange a page without a reload; then the parts of the old page
 * are stopped first. Once everything has started, the root element has the attribute `data-dossier-ready`: programs
 * that print or measure a page can wait for it.
 */
import { createDensity } from "./density.js";
import { createPanel } from "../panel/panel.js";

/** @typedef {{start(): void, stop(): void}} Part */

/**
 * Parts that only some pages need, each after a selector that finds such a page. The template names the module as well,
 * so that it is on its way before this one asks for it.
 * @type {[string, () => Promise<Part>][]}
 */
const KINDS = [
  [".dossier-head", async () => (await import("./article.js")).createArticle(document)],
  [".dossier-claim", async () => (await import("./copying.js")).createCopying(document)],
  [".dossier-claim, .dossier-question", async () => (await import("./edit.js")).createEdit(document)],
  ["form[data-dossier-filter]", async () => (await import("./filter.js")).createFilter(document)],
  ["form[data-dossier-ask]", async () => (await import("./ask.js")).createAsk(document)],
];

const READY = "data-dossier-ready";
/** @type {Part[]}  those that live as long as one page */
let running = [];
/** @type {ReturnType<typeof createPanel> | null}  in the header, which outlives pages */
let search = null;
/** Address of the site's root, found on the first page: relative addresses change with the page. */
const root = siteRoot();

/** Id of the box at the foot of the page that switches previews off, and key under which that is kept. */
const PREVIEWS = "dossier-previews";
/** A link that may have one; previews-state.js knows which has. */
const PREVIEWED = /\/(articles|claims|entities|questions|topics)\/./;
/** What is on a disk cannot be fetched by a page. */
const fetched = location.protocol !== "file:";
const previews = {
  base: root.href,
  on: () => Reflect.get(globalThis, "__md_get")(PREVIEWS) !== false,
  /** @param {boolean} on */
  keep(on) {
    Reflect.get(globalThis, "__md_set")(PREVIEWS, on);
    tick();
  },
};

function tick() {
  const box = document.getElementById(PREVIEWS);
  if (!(box instanceof HTMLInputElement)) return;
  box.checked = previews.on();
  box.disabled = false;
  box.onchange = () => previews.keep(box.checked);
}

/** Load previews once such a link is pointed at or has the focus. @param {Event} event */
async function preview(event) {
  const link = event.target instanceof Element && event.target.closest(".md-content a");
  if (!(link instanceof HTMLAnchorElement) || !PREVIEWED.test(link.href) || !previews.on()) return;
  document.removeEventListener("pointerover", preview);
  document.removeEventListener("focusin", preview);
  (await import("./previews.js")).startPreviews(document, previews, event);
}

function siteRoot() {
  const config = document.getElementById("__config");
  const base = config ? JSON.parse(config.textContent ?? "").base : ".";
  // The page for unknown addresses has its own base, which ends in a slash.
  return new URL(base.endsWith("/") ? base : `${base}/`, location.href);
}

function startPage() {
  for (const part of running) part.stop();
  /** @type {Part[]} */
  const parts = [];
  running = parts;
  document.documentElement.removeAttribute(READY);
  if (fetched) tick();
  // At once: the text would move if this waited for a module.
  run(createDensity(document));
  const needed = KINDS.filter(([selector]) => document.querySelector(selector)).map(([, load]) => load);
  // A search led here.
  const sought = new URLSearchParams(location.search).has("h");
  if (sought) needed.push(async () => (await import("../panel/highlight.js")).createHighlight(document));
  const box = document.querySelector("[data-dossier-search]");
  if (box instanceof HTMLElement && search?.box !== box) {
    search?.stop();
    search = createPanel(box, { root });
    search.start();
  }
  const loaded = needed.map(async (load) => {
    try {
      const part = await load();
      if (parts === running) run(part);
    } catch (error) {
      console.warn("main: a module could not be loaded; the page can be read without it", error);
    }
  });
  Promise.all(loaded).then(() => {
    if (parts === running) document.documentElement.setAttribute(READY, "");
  });
}

/** @param {Part} part */
function run(part) {
  running.push(part);
  part.start();
}

/** @type {{subscribe(run: () => void): void} | undefined}  the theme's stream of pages, if it has one */
const exchanged = Reflect.get(globalThis, "document$");
if (exchanged) exchanged.subscribe(startPage);
else startPage();
if (fetched) {
  document.addEventListener("pointerover", preview);
  document.addEventListener("focusin", preview);
}
