/**
 * The search panel, loaded when somebody first uses it: a page that is only read pays for this module alone. What a
 * reader types or presses while the panel is on its way is handed on to it.
 */

/** @typedef {{start(): void, stop(): void}} Part */
/** @typedef {typeof import("./view.js")} View */

/**
 * Wait for the first use of the search box.
 * @param {HTMLElement} box  the element of `partials/search.html`
 * @param {{root: URL, load?: () => Promise<View>}} options  `root`: address of the site's root
 * @returns {Part & {box: HTMLElement}}  start and stop may be called twice
 */
export function createPanel(box, { root, load = () => import("./view.js") }) {
  const input = box.querySelector("input");
  /** @type {HTMLInputElement | null} */
  const toggle = document.querySelector("#__search");
  /** @type {AbortController | null} */
  let waiting = null;
  /** @type {Part | null} */
  let panel = null;
  /** @type {Element | null}  where the focus was when the shortcut was pressed */
  let from = null;
  let asked = false;
  let hasty = false;
  let composing = false;

  async function open() {
    if (asked) return;
    asked = true;
    try {
      const { createSearch } = await load();
      // Stopped while it was on its way.
      if (!waiting) return;
      waiting.abort();
      panel = createSearch(box, { root, from });
      panel.start();
      handOn();
    } catch (error) {
      console.warn("panel: the search could not be loaded, so its box is hidden", error);
      box.hidden = true;
      document.querySelector('.md-header__button[for="__search"]')?.toggleAttribute("hidden", true);
    }
  }

  function handOn() {
    if (!input || document.activeElement !== input) return;
    input.dispatchEvent(new Event("focus"));
    if (composing) input.dispatchEvent(new CompositionEvent("compositionstart"));
    if (!input.value) return;
    input.dispatchEvent(new Event("input"));
    if (hasty) input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", cancelable: true }));
  }

  /** @param {KeyboardEvent} event */
  function onKeydown(event) {
    const { key, target } = event;
    if (key === "Escape" && target === input) leave();
    if (!isShortcut(event)) return;
    event.preventDefault();
    from = document.activeElement;
    input?.focus();
  }

  function leave() {
    if (toggle?.checked) toggle.click();
    input?.blur();
    if (from instanceof HTMLElement) from.focus({ preventScroll: true });
    from = null;
  }

  /** @param {Event} event */
  function onSubmit(event) {
    event.preventDefault();
    hasty = !composing;
  }

  return {
    box,
    start() {
      if (waiting) return;
      waiting = new AbortController();
      const { signal } = waiting;
      box.addEventListener("focusin", open, { signal });
      box.addEventListener("submit", onSubmit, { signal });
      box.addEventListener("compositionstart", () => (composing = true), { signal });
      box.addEventListener("compositionend", () => (composing = false), { signal });
      document.addEventListener("keydown", onKeydown, { signal });
      // A phone shows the input, and its keyboard, only for a focus that follows the touch at once.
      toggle?.addEventListener("change", () => toggle.checked && input?.focus(), { signal });
      if (input === document.activeElement || new URLSearchParams(location.search).get("q")) open();
    },
    stop() {
      waiting?.abort();
      waiting = null;
      asked = false;
      panel?.stop();
      panel = null;
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
