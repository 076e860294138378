/** The search panel: draws the state of view-state.js, and asks the index what a reader asks for. */
import { createFacet, offered } from "./facets.js";
import { createOption } from "./option.js";
import { START, next, summary } from "./view-state.js";

/** Most results shown; beyond that a reader adds a word rather than reads on. */
const LIMIT = 12;
/** Where the index is in the site, and the one file in it with a fixed name. */
const INDEX_FOLDER = "search/";
const MANIFEST = "manifest.bin";
/** Pause before the result count is spoken, so that it does not interrupt the echo of the letters typed. */
const ANNOUNCE_MS = 700;

/**
 * @typedef {import("./view-state.js").Action} Action
 * @typedef {import("./view-state.js").State} State
 */

/**
 * What the view cannot do alone.
 * @typedef {object} Options
 * @property {URL} root  address of the site's root
 * @property {AbortSignal} signal  ends what the view listens to
 * @property {(query: string) => void} ask  puts another query into the box
 * @property {() => void} depart  closes the panel when the reader goes elsewhere
 * @property {() => void} leave  gives the focus back
 * @property {() => void} hide  removes the box permanently
 */

/**
 * Return the function that draws the outcome of actions.
 * @param {HTMLElement} box  the element of `partials/search.html`
 * @param {Options} options
 * @returns {(...actions: Action[]) => void}  draws once for all that it is called with
 */
export function createView(box, { root, signal, ask, depart, leave, hide }) {
  const input = part(box, "[role=combobox]", HTMLInputElement);
  const list = part(box, "[role=listbox]", HTMLElement);
  const reset = part(box, "[type=reset]", HTMLButtonElement);
  const meta = part(box, ".dossier-search__meta", HTMLElement);
  const facets = part(box, ".dossier-search__facets", HTMLElement);
  const live = part(box, "[role=status]", HTMLElement);
  // The theme listens to the checkbox as well: it locks scrolling and leaves the keyboard to the panel.
  const toggle = part(document, "#__search", HTMLInputElement);
  /** @type {State} */
  let state = START;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let announcing;
  /** @type {ReturnType<typeof openIndex> | null}  the index, opened once, when somebody first searches */
  let opening = null;
  /** @type {ReturnType<typeof readData> | null} */
  let reading = null;
  /** @type {import("./facets.js").Names} */
  let names = {};

  /** @param {...Action} actions */
  function dispatch(...actions) {
    const before = state;
    state = actions.reduce(next, before);
    if (state === before) return;
    if (state.open && !state.composing && !reading) begin();
    if (state.token !== before.token && state.status === "waiting") answer(state.token, state.query);
    draw(before);
  }

  /** Read what the panel shows besides answers. */
  async function begin() {
    const data = await (reading = readData(root));
    names = data.names;
    dispatch({ type: "start", hits: data.start });
  }

  /**
   * @param {number} token
   * @param {string} query
   */
  async function answer(token, query) {
    try {
      opening ??= openIndex(root);
      const index = await opening;
      await reading;
      // If more was typed since, this answer is too late before it is searched for.
      if (token !== state.token) return;
      const { hits, total, corrections, facets } = await index.search(query, { limit: LIMIT, facets: true });
      dispatch({ type: "answer", token, hits, total, corrections, facets });
    } catch (error) {
      if (state.status === "failed") return;
      console.warn("search: the index could not be read, so the search box is hidden", error);
      dispatch({ type: "fail" });
    }
  }

  /** @param {State} before */
  function draw(before) {
    if (toggle.checked !== state.open) toggle.click();
    if (state.status === "failed") return hide();
    if (state.open && !before.open) input.focus();
    if (!state.open && before.open) leave();
    if (state.hits !== before.hits) list.replaceChildren(...state.hits.map((hit, at) => createOption(hit, at, root)));
    if (state.facets !== before.facets) drawFacets();
    reset.hidden = !state.query;
    drawSelection();
    if (state.status !== "waiting") meta.textContent = summary(state, LIMIT);
    if (state.status !== before.status) announce();
    const chosen = list.children[state.chosen];
    if (chosen instanceof HTMLElement && state.chosen !== before.chosen) chosen.click();
  }

  function drawSelection() {
    for (const [at, one] of [...list.children].entries()) one.setAttribute("aria-selected", String(at === state.active));
    const current = list.children[state.active];
    input.setAttribute("aria-expanded", String(state.open && list.children.length > 0));
    if (current) input.setAttribute("aria-activedescendant", current.id);
    else input.removeAttribute("aria-activedescendant");
    current?.scrollIntoView({ block: "nearest" });
  }

  function drawFacets() {
    const groups = offered(state.facets, state.query, names).map((group) => createFacet(group, ask));
    facets.hidden = !groups.length;
    const [always, folded] = facets.querySelectorAll("div:not([role])");
    always?.replaceChildren(...groups.splice(0, 1));
    folded?.replaceChildren(...groups);
    facets.querySelector("details")?.toggleAttribute("hidden", !groups.length);
  }

  function announce() {
    clearTimeout(announcing);
    live.textContent = "";
    if (state.status !== "answered") return;
    announcing = setTimeout(() => (live.textContent = summary(state, LIMIT)), ANNOUNCE_MS);
  }

  /** @param {MouseEvent} event */
  function onClick({ target, ctrlKey, metaKey, shiftKey }) {
    const chosen = target instanceof Element && target.closest("[role=option]");
    if (chosen && !ctrlKey && !metaKey && !shiftKey) depart();
  }

  list.addEventListener("click", onClick, { signal });
  // The form clears its input after this event.
  box.addEventListener("reset", () => queueMicrotask(() => ask("")), { signal });
  return dispatch;
}

/**
 * Fetch the labels of field values and the pages to start from; without them slugs are shown, and nothing to start from.
 * @param {URL} root
 * @returns {Promise<{names: import("./facets.js").Names, start: import("./view-state.js").Hit[]}>}
 */
async function readData(root) {
  try {
    const response = await fetch(new URL(`${INDEX_FOLDER}panel.json`, root));
    if (!response.ok) throw new Error(String(response.status));
    const { names, start } = await response.json();
    const found = { type: "", score: 0, excerpt: "", ranges: [], titleRanges: [] };
    return { names, start: start.map((/** @type {object} */ one) => ({ ...found, ...one })) };
  } catch {
    return { names: {}, start: [] };
  }
}

/**
 * Fetch engine and manifest at once: the engine is given the manifest that was requested here.
 * @param {URL} root
 */
async function openIndex(root) {
  const folder = new URL(INDEX_FOLDER, root);
  const manifest = fetch(new URL(MANIFEST, folder), { cache: "no-cache" });
  // Loaded only when somebody searches: other pages do not pay for it.
  const [engine] = await Promise.all([import("../engine/index.js"), manifest.catch(() => null)]);
  /** @type {Promise<Response> | null} */
  let first = manifest;
  return engine.openIndex(folder, {
    get(address, init) {
      const known = String(address).endsWith(MANIFEST) ? first : null;
      if (known) first = null;
      return known ?? fetch(address, init);
    },
  });
}

/**
 * Return the element of the template at `selector`.
 * @template {Element} T
 * @param {ParentNode} root
 * @param {string} selector
 * @param {new () => T} type
 * @returns {T}
 */
function part(root, selector, type) {
  const found = root.querySelector(selector);
  if (!(found instanceof type)) throw new Error(`search: expected ${selector} in the template of the search box`);
  return found;
}
