/** The search panel: draws the state of view-state.js and turns what a reader does into actions. */
import { isShortcut } from "./panel.js";
import { createFacets } from "./facets.js";
import { createOption } from "./option.js";
import { START, next, summary } from "./view-state.js";

/** Most results shown; beyond that a reader adds a word rather than reads on. */
const LIMIT = 12;
/** Where the index lies in the site, and the one file in it whose name is fixed. */
const INDEX_FOLDER = "search/";
const MANIFEST = "manifest.bin";
/** Rest before the result count is spoken, so that it does not interrupt the echo of the letters typed. */
const ANNOUNCE_MS = 700;

/**
 * @typedef {import("./view-state.js").Action} Action
 * @typedef {import("./view-state.js").State} State
 */

/**
 * Make the search box work.
 * @param {HTMLElement} box  the element of `partials/search.html`
 * @param {{root: URL, from?: Element | null}} options  `root`: address of the site's root; `from`: where the focus
 *   was before it was set into the box
 * @returns {{box: HTMLElement, start(): void, stop(): void}}  start and stop may be called twice
 */
export function createSearch(box, { root, from = null }) {
  const form = part(box, "form", HTMLFormElement);
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
  /** @type {AbortController | null} */
  let listening = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let announcing;
  /** @type {ReturnType<typeof openIndex> | null}  the index, opened once and not before somebody searches */
  let opening = null;
  /** @type {ReturnType<typeof readNames> | null} */
  let naming = null;
  /** @type {import("./facets.js").Names} */
  let names = {};
  /** @type {Element | null}  where the focus was when the shortcut opened the panel */
  let cameFrom = from;

  /** @param {Action} action */
  function dispatch(action) {
    const before = state;
    state = next(before, action);
    if (state === before) return;
    if (state.token !== before.token && state.status === "waiting") answer(state.token, state.query);
    draw(before);
  }

  /**
   * @param {number} token
   * @param {string} query
   */
  async function answer(token, query) {
    try {
      opening ??= openIndex(root);
      naming ??= readNames(root);
      const index = await opening;
      names = await naming;
      // What was typed since makes this answer late before it is sought.
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
    const groups = createFacets(state.facets, state.query, names, narrow);
    facets.hidden = !groups.length;
    const [always, folded] = facets.querySelectorAll("div:not([role])");
    always?.replaceChildren(...groups.splice(0, 1));
    folded?.replaceChildren(...groups);
    facets.querySelector("details")?.toggleAttribute("hidden", !groups.length);
  }

  /** @param {string} query  what to search instead */
  function narrow(query) {
    input.value = query;
    onInput();
    input.focus();
  }

  function hide() {
    box.hidden = true;
    for (const label of document.querySelectorAll('.md-header__button[for="__search"]')) {
      label.toggleAttribute("hidden", true);
    }
  }

  function leave() {
    input.blur();
    if (cameFrom instanceof HTMLElement && cameFrom.isConnected) cameFrom.focus({ preventScroll: true });
    cameFrom = null;
  }

  function announce() {
    clearTimeout(announcing);
    live.textContent = "";
    if (state.status !== "answered") return;
    announcing = setTimeout(() => (live.textContent = summary(state, LIMIT)), ANNOUNCE_MS);
  }

  function onInput() {
    dispatch({ type: "open" });
    dispatch({ type: "input", query: input.value });
  }

  /** @param {KeyboardEvent} event */
  function onKeydown(event) {
    if (event.isComposing) return;
    /** @type {Action | undefined} */
    const action = {
      ArrowDown: /** @type {const} */ ({ type: "move", to: "next" }),
      ArrowUp: /** @type {const} */ ({ type: "move", to: "previous" }),
      Enter: /** @type {const} */ ({ type: "enter" }),
      Escape: /** @type {const} */ ({ type: "close" }),
    }[event.key];
    if (!action) return;
    event.preventDefault();
    if (action.type === "move") dispatch({ type: "open" });
    dispatch(action);
  }

  /** @param {KeyboardEvent} event */
  function onShortcut(event) {
    if (!isShortcut(event)) return;
    event.preventDefault();
    if (!state.open) cameFrom = document.activeElement;
    dispatch({ type: "open" });
    input.select();
  }

  /** @param {MouseEvent} event */
  function onChosen(event) {
    const link = event.target instanceof Element && event.target.closest("[role=option]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    cameFrom = null;
    dispatch({ type: "close" });
  }

  function onReset() {
    // The form clears its input after this event.
    queueMicrotask(() => {
      input.value = "";
      dispatch({ type: "input", query: "" });
      input.focus();
    });
  }

  /** @param {FocusEvent} event */
  function onFocusOut(event) {
    if (!(event.relatedTarget instanceof Node) || box.contains(event.relatedTarget)) return;
    cameFrom = null;
    dispatch({ type: "close" });
  }

  /** `?q=` opens the panel with its words. */
  function readAddress() {
    const query = new URLSearchParams(location.search).get("q");
    if (!query) return;
    input.value = query;
    onInput();
  }

  return {
    box,
    start() {
      if (listening) return;
      listening = new AbortController();
      const { signal } = listening;
      const composed = () => {
        dispatch({ type: "compose", on: false });
        onInput();
      };
      input.addEventListener("input", onInput, { signal });
      input.addEventListener("keydown", onKeydown, { signal });
      input.addEventListener("focus", () => dispatch({ type: "open" }), { signal });
      input.addEventListener("compositionstart", () => dispatch({ type: "compose", on: true }), { signal });
      input.addEventListener("compositionend", composed, { signal });
      form.addEventListener("submit", (event) => event.preventDefault(), { signal });
      form.addEventListener("reset", onReset, { signal });
      facets.addEventListener("keydown", ({ key }) => key === "Escape" && dispatch({ type: "close" }), { signal });
      box.addEventListener("focusout", onFocusOut, { signal });
      list.addEventListener("click", onChosen, { signal });
      toggle.addEventListener("change", () => dispatch({ type: toggle.checked ? "open" : "close" }), { signal });
      document.addEventListener("keydown", onShortcut, { signal });
      readAddress();
    },
    stop() {
      listening?.abort();
      listening = null;
      clearTimeout(announcing);
      dispatch({ type: "close" });
    },
  };
}

/**
 * Fetch what values of fields are called; without it they are called by their slugs.
 * @param {URL} root
 * @returns {Promise<import("./facets.js").Names>}
 */
async function readNames(root) {
  try {
    const response = await fetch(new URL(`${INDEX_FOLDER}names.json`, root));
    return response.ok ? await response.json() : {};
  } catch {
    return {};
  }
}

/**
 * Fetch engine and manifest at once: the engine finds the manifest that was asked for here.
 * @param {URL} root
 */
async function openIndex(root) {
  const folder = new URL(INDEX_FOLDER, root);
  const manifest = fetch(new URL(MANIFEST, folder), { cache: "no-cache" });
  // Read only when somebody searches: a page that is only read does not pay for it.
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
