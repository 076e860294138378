/** The search panel: draws the state of view-state.js and turns what a reader does into actions. */
import { createStore } from "./store.js";
import { START, next, summary } from "./view-state.js";

/** Most results shown; beyond that a reader adds a word rather than reads on. */
const LIMIT = 12;
/** Rest before the result count is spoken, so that it does not interrupt the echo of the letters typed. */
const ANNOUNCE_MS = 700;
const KINDS = Object.freeze({ article: "Article", section: "Passage", page: "Page", claim: "Claim", question: "Question" });

/**
 * Make the search box work.
 * @param {HTMLElement} box  the element of `partials/search.html`
 * @param {{root: URL, store?: {index(): Promise<object>}, search?: Function}} options  address of the site's root
 * @returns {{box: HTMLElement, start(): void, stop(): void}}  start and stop may be called twice
 */
export function createSearch(box, { root, store = createStore(root), search = null }) {
  const form = box.querySelector("form");
  const input = box.querySelector("[role=combobox]");
  const list = box.querySelector("[role=listbox]");
  const reset = box.querySelector("[type=reset]");
  const meta = box.querySelector(".dossier-search__meta");
  const live = box.querySelector("[role=status]");
  const toggle = document.getElementById("__search");
  let state = START;
  let listening = null;
  let announcing = 0;
  let engine = search;

  function dispatch(action) {
    const before = state;
    state = next(before, action);
    if (state === before) return;
    if (state.token !== before.token && state.status === "waiting") answer(state.token, state.query);
    draw(before);
  }

  async function answer(token, query) {
    try {
      const [index] = await Promise.all([store.index(), loadEngine()]);
      dispatch({ type: "answer", token, hits: engine(index, query, { limit: LIMIT, prefix: true }) });
    } catch (error) {
      if (state.status === "failed") return;
      console.warn(`search: the index could not be read, so the search box is hidden (${error.message})`);
      dispatch({ type: "fail" });
    }
  }

  async function loadEngine() {
    engine ??= (await import("./search.js")).search;
  }

  function draw(before) {
    if (state.status === "failed") {
      setToggle(false);
      box.hidden = true;
      for (const label of document.querySelectorAll('.md-header__button[for="__search"]')) label.hidden = true;
      return;
    }
    setToggle(state.open);
    if (state.open && !before.open) input.focus();
    if (!state.open && before.open) input.blur();
    if (state.hits !== before.hits) list.replaceChildren(...state.hits.map((hit, number) => option(hit, number, root)));
    reset.hidden = !state.query;
    const options = [...list.children];
    for (const [number, one] of options.entries()) one.setAttribute("aria-selected", String(number === state.active));
    const current = options[state.active];
    input.setAttribute("aria-expanded", String(state.open && options.length > 0));
    if (current) {
      input.setAttribute("aria-activedescendant", current.id);
      current.scrollIntoView({ block: "nearest" });
    } else {
      input.removeAttribute("aria-activedescendant");
    }
    if (state.status !== "waiting") meta.textContent = summary(state, LIMIT);
    if (state.status !== before.status) announce();
  }

  function announce() {
    clearTimeout(announcing);
    if (state.status !== "answered") return;
    announcing = setTimeout(() => {
      live.textContent = state.status === "answered" ? summary(state, LIMIT) : "";
    }, ANNOUNCE_MS);
  }

  /** The theme listens to the checkbox as well: it locks scrolling and leaves the keyboard to the panel. */
  function setToggle(open) {
    if (toggle && toggle.checked !== open) toggle.click();
  }

  function onInput() {
    dispatch({ type: "input", query: input.value });
  }

  function onKeydown(event) {
    if (event.isComposing) return;
    const move = { ArrowDown: "next", ArrowUp: "previous" }[event.key];
    if (move) {
      event.preventDefault();
      dispatch({ type: "open" });
      dispatch({ type: "move", to: move });
    } else if (event.key === "Enter") {
      event.preventDefault();
      (list.children[state.active] ?? list.children[0])?.click();
    } else if (event.key === "Escape") {
      event.preventDefault();
      dispatch({ type: "close" });
    }
  }

  function onShortcut(event) {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing;
    if (event.key !== "/" || !plain || isEditable(event.target)) return;
    event.preventDefault();
    dispatch({ type: "open" });
    input.select();
  }

  function onChosen(event) {
    if (event.target.closest("[role=option]") && !event.ctrlKey && !event.metaKey) dispatch({ type: "close" });
  }

  function onReset() {
    // The form clears its input after this event.
    queueMicrotask(() => {
      input.value = "";
      dispatch({ type: "input", query: "" });
      input.focus();
    });
  }

  function onFocusOut(event) {
    if (event.relatedTarget && !box.contains(event.relatedTarget)) dispatch({ type: "close" });
  }

  /** `?q=` opens the panel with its words. */
  function readAddress() {
    const query = new URLSearchParams(location.search).get("q");
    if (!query) return;
    input.value = query;
    dispatch({ type: "open" });
    dispatch({ type: "input", query });
  }

  return {
    box,
    start() {
      if (listening) return;
      listening = new AbortController();
      const { signal } = listening;
      input.addEventListener("input", onInput, { signal });
      input.addEventListener("keydown", onKeydown, { signal });
      input.addEventListener("focus", () => dispatch({ type: "open" }), { signal });
      input.addEventListener("compositionstart", () => dispatch({ type: "compose", on: true }), { signal });
      input.addEventListener("compositionend", () => {
        dispatch({ type: "compose", on: false });
        onInput();
      }, { signal });
      form.addEventListener("submit", (event) => event.preventDefault(), { signal });
      form.addEventListener("reset", onReset, { signal });
      box.addEventListener("focusout", onFocusOut, { signal });
      list.addEventListener("click", onChosen, { signal });
      toggle?.addEventListener("change", () => dispatch({ type: toggle.checked ? "open" : "close" }), { signal });
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

/** A result as a link, which is also an option of the list: clicks and new tabs work as for any link. */
function option(hit, number, root) {
  const link = document.createElement("a");
  link.id = `dossier-search-${number}`;
  link.className = "dossier-search__hit";
  link.href = new URL(hit.url, root).href;
  link.tabIndex = -1;
  link.setAttribute("role", "option");
  link.setAttribute("aria-selected", "false");
  const title = element("span", "dossier-search__title");
  title.append(...marked(hit.title, hit.titleRanges));
  const crumbs = element("span", "dossier-search__crumbs");
  crumbs.textContent = [KINDS[hit.kind], hit.crumbs].filter(Boolean).join(" · ");
  link.append(title, crumbs);
  if (hit.excerpt) {
    const excerpt = element("span", "dossier-search__excerpt");
    excerpt.append(...marked(hit.excerpt, hit.ranges));
    link.append(excerpt);
  }
  return link;
}

/**
 * Return `text` as nodes, with `<mark>` on its ranges.
 * @param {string} text
 * @param {readonly (readonly [number, number])[]} [ranges]  UTF-16 offsets, ascending, not overlapping
 * @returns {(string | HTMLElement)[]}
 */
function marked(text, ranges = []) {
  const nodes = [];
  let at = 0;
  for (const [start, end] of ranges) {
    const mark = document.createElement("mark");
    mark.textContent = text.slice(start, end);
    nodes.push(text.slice(at, start), mark);
    at = end;
  }
  return [...nodes, text.slice(at)];
}

function element(name, className) {
  const made = document.createElement(name);
  made.className = className;
  return made;
}

function isEditable(target) {
  return target instanceof Element && target.closest("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]") !== null;
}
