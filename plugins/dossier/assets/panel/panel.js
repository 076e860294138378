/**
 * The search box: turns what a reader does into actions. The panel is loaded on first use, so that a page without a
 * search only loads this module; actions are kept until then.
 */

/** @typedef {import("./view-state.js").Action} Action */

/** What keys of the input do. @type {Readonly<Record<string, Action>>} */
const KEYS = {
  ArrowDown: { type: "move", to: "next" },
  ArrowUp: { type: "move", to: "previous" },
  Enter: { type: "enter" },
  Escape: { type: "close" },
};

/**
 * Listen to the search box.
 * @param {HTMLElement} box  the element of `partials/search.html`
 * @param {{root: URL}} options  `root`: address of the site's root
 * @returns {{box: HTMLElement, start(): void, stop(): void}}  start and stop may be called twice
 */
export function createPanel(box, { root }) {
  const input = /** @type {HTMLInputElement} */ (box.querySelector("input"));
  const toggle = /** @type {HTMLInputElement} */ (document.querySelector("#__search"));
  const sought = new URLSearchParams(location.search).get("q");
  /** @type {AbortController | null} */
  let listening = null;
  /** @type {((...actions: Action[]) => void) | null}  draws the outcome of actions, once it is loaded */
  let show = null;
  /** @type {Action[]}  what happened until then */
  let early = [];
  /** @type {Element | null}  where the focus was when the shortcut was pressed */
  let from = null;

  /** @param {...Action} actions */
  function dispatch(...actions) {
    if (show) return show(...actions);
    if (!early.length) open();
    early.push(...actions);
    if (actions[0]?.type === "close") leave();
  }

  async function open() {
    const signal = /** @type {AbortController} */ (listening).signal;
    try {
      const { createView } = await import("./view.js");
      if (signal.aborted) return;
      // A reader who has gone on reading is left alone.
      if (!sought && !toggle.checked && document.activeElement !== input) early.push({ type: "close" });
      show = createView(box, { root, signal, ask, depart, leave, hide });
      show(...early);
    } catch (error) {
      console.warn("panel: the search could not be loaded, so its box is hidden", error);
      hide();
    }
  }

  function hide() {
    box.hidden = true;
  }

  /** Close the box, and give the focus back. */
  function leave() {
    if (toggle.checked) toggle.click();
    input.blur();
    if (from instanceof HTMLElement && from.isConnected) from.focus({ preventScroll: true });
    from = null;
  }

  /** The reader goes elsewhere, and the focus with them. */
  function depart() {
    from = null;
    dispatch({ type: "close" });
  }

  const read = () => dispatch({ type: "open" }, { type: "input", query: input.value });

  /** @param {string} query */
  function ask(query) {
    input.value = query;
    read();
    input.focus();
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    const action = KEYS[event.key];
    if (!action || event.isComposing || (event.target !== input && event.key !== "Escape")) return;
    event.preventDefault();
    dispatch(action);
  }

  /** @param {KeyboardEvent} event */
  function onShortcut(event) {
    if (!isShortcut(event)) return;
    event.preventDefault();
    if (!toggle.checked) from = document.activeElement;
    input.focus();
    input.select();
  }

  function onToggle() {
    // A phone shows the input, and its keyboard, only if the focus follows the touch at once.
    if (toggle.checked) input.focus();
    dispatch({ type: toggle.checked ? "open" : "close" });
  }

  /** @param {Event} event */
  function onCompose({ type }) {
    const on = type === "compositionstart";
    dispatch({ type: "compose", on });
    if (!on) read();
  }

  /** @param {FocusEvent} event */
  function onFocusOut({ relatedTarget }) {
    if (relatedTarget instanceof Node && !box.contains(relatedTarget)) depart();
  }

  return {
    box,
    start() {
      // A customised theme may lack them.
      if (listening || !input || !toggle) return;
      listening = new AbortController();
      const { signal } = listening;
      input.addEventListener("focus", () => dispatch({ type: "open" }), { signal });
      input.addEventListener("input", read, { signal });
      input.addEventListener("compositionstart", onCompose, { signal });
      input.addEventListener("compositionend", onCompose, { signal });
      box.addEventListener("keydown", onKey, { signal });
      box.addEventListener("focusout", onFocusOut, { signal });
      box.addEventListener("submit", (event) => event.preventDefault(), { signal });
      toggle.addEventListener("change", onToggle, { signal });
      document.addEventListener("keydown", onShortcut, { signal });
      if (sought) input.value = sought;
      if (sought || input === document.activeElement) read();
    },
    stop() {
      listening?.abort();
      listening = null;
      show?.({ type: "close" });
      show = null;
      early = [];
    },
  };
}

/**
 * Whether a key asks for the search: `/` alone, where nothing is being typed.
 * @param {KeyboardEvent} event
 */
export function isShortcut({ key, target, ctrlKey, metaKey, altKey, isComposing }) {
  const editable = "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]";
  const typing = target instanceof Element && target.closest(editable) !== null;
  return key === "/" && !ctrlKey && !metaKey && !altKey && !isComposing && !typing;
}
