/** The search box. The panel is loaded on first use; this module, which every page loads, keeps what is done before. */

/** After how many milliseconds a reader is told that files are on their way. */
const SLOW = 500;

/**
 * Listen to the search box.
 * @param {HTMLElement} box  the element of `partials/search.html`
 * @param {{root: URL}} options  `root`: address of the site's root
 * @returns {{box: HTMLElement, start(): void, stop(): void}}  start and stop may be called twice
 */
export function createPanel(box, { root }) {
  const input = /** @type {HTMLInputElement} */ (box.querySelector("input"));
  const toggle = /** @type {HTMLInputElement} */ (document.querySelector("#__search"));
  /** @type {AbortController | null} */
  let listening = null;
  /** What was done before the panel was there. */
  const early = { hasty: false, composing: false };
  let [loading, loaded, pause] = [false, false, SLOW];
  /** @type {Element | null}  where the focus was when the shortcut was pressed */
  let from = null;

  async function load() {
    if (loading || !listening) return;
    loading = true;
    const { signal } = listening;
    const slow = setTimeout(tell, SLOW, "slow");
    try {
      const { createView } = await import("./view.js");
      if (signal.aborted) return;
      loaded = true;
      tell("");
      createView(box, { root, signal, early, tell, leave });
    } catch (error) {
      console.warn("panel: the search could not be loaded, and is tried again", error);
      loading = false;
      tell(navigator.onLine ? "lost" : "offline");
      setTimeout(load, (pause *= 2));
    } finally {
      clearTimeout(slow);
    }
  }

  /** Say why there is no answer yet, in words that the page has. @param {string} why  empty if there is one */
  function tell(why) {
    const again = /** @type {HTMLElement} */ (box.querySelector(".dossier-search__again"));
    again.hidden = !why || why === "slow";
    if (!why) return;
    for (const one of box.querySelectorAll(".dossier-search__meta, [role=status]")) one.textContent = again.dataset[why] ?? "";
    if (!toggle.checked && input === document.activeElement) toggle.click();
  }

  /** Close the box, and give the focus back, unless it went elsewhere. */
  function leave(back = true) {
    if (toggle.checked) toggle.click();
    input.blur();
    if (back && from instanceof HTMLElement && from.isConnected) from.focus({ preventScroll: true });
    from = null;
  }

  /** @param {KeyboardEvent} event */
  function onShortcut(event) {
    if (!isShortcut(event)) return;
    event.preventDefault();
    if (!toggle.checked) from = document.activeElement;
    input.focus();
    input.select();
  }

  /** @param {Event} event */
  function onEarly({ type }) {
    if (type.startsWith("comp")) early.composing = type === "compositionstart";
    early.hasty = false;
    load();
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    if (loaded) return;
    if (event.key === "Escape" && !event.isComposing) leave();
    early.hasty = event.key === "Enter" && event.keyCode !== 229;
  }

  return {
    box,
    start() {
      // A customised theme may lack them.
      if (listening || !input || !toggle) return;
      listening = new AbortController();
      const { signal } = listening;
      for (const type of ["focusin", "click", "input", "compositionstart", "compositionend"]) {
        box.addEventListener(type, onEarly, { signal });
      }
      box.addEventListener("keydown", onKey, { signal });
      box.addEventListener("submit", (event) => event.preventDefault(), { signal });
      // A phone shows the input, and its keyboard, only if the focus follows the touch at once.
      toggle.addEventListener("change", () => toggle.checked && input.focus(), { signal });
      document.addEventListener("keydown", onShortcut, { signal });
      const sought = () => new URLSearchParams(location.search).get("q");
      addEventListener("online", load, { signal });
      addEventListener("popstate", () => sought() && load(), { signal });
      input.value = sought() ?? input.value;
      if (sought() || input === document.activeElement) load();
    },
    stop() {
      listening?.abort();
      listening = null;
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
