/** What a reader does with the search box, as actions of view-state.js. */
import { soughtIn } from "./place.js";

/** @typedef {import("./view-state.js").Action} Action */

/** What keys of the input do. @type {Readonly<Record<string, Action>>} */
const KEYS = {
  ArrowDown: { type: "move", to: "next" },
  ArrowUp: { type: "move", to: "previous" },
  Enter: { type: "enter" },
  Escape: { type: "close" },
};
/** Code of a key that belongs to an input method. Safari sends it with the Enter that ends a composition. */
const OF_METHOD = 229;

/**
 * Whether a key belongs to a word that an input method puts together.
 * @param {Pick<KeyboardEvent, "isComposing" | "keyCode">} event
 */
export const composes = ({ isComposing, keyCode }) => isComposing || keyCode === OF_METHOD;

/**
 * Listen to a box, and to the address, which may ask for a search as the reader goes back; first catch up on what was
 * done before.
 * @param {object} options
 * @param {HTMLElement} options.box
 * @param {HTMLInputElement} options.input
 * @param {HTMLInputElement} options.toggle  the theme's, checked while the panel is open
 * @param {AbortSignal} options.signal
 * @param {{hasty: boolean, composing: boolean}} options.early
 * @param {(...actions: Action[]) => void} options.dispatch  draws once for all that it is called with
 * @param {() => void} options.depart  the focus went elsewhere
 */
export function listen({ box, input, toggle, signal, early, dispatch, depart }) {
  let byReader = false;

  const read = () => dispatch({ type: "open" }, { type: "input", query: input.value });

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    const action = KEYS[event.key];
    if (!action || composes(event) || (event.target !== input && event.key !== "Escape")) return;
    event.preventDefault();
    dispatch(action);
  }

  function onToggle() {
    if (byReader) dispatch({ type: toggle.checked ? "open" : "close" });
    // The theme unchecks it some time after each navigation; that closes nothing. Within its click it is not clicked.
    else queueMicrotask(dispatch);
    byReader = false;
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

  function restore() {
    const sought = soughtIn(location);
    if (!sought) return dispatch({ type: "close" });
    input.value = sought.query;
    dispatch({ type: "open" }, { type: "restore", ...sought });
  }

  input.addEventListener("focus", () => dispatch({ type: "open" }), { signal });
  input.addEventListener("input", read, { signal });
  input.addEventListener("compositionstart", onCompose, { signal });
  input.addEventListener("compositionend", onCompose, { signal });
  // The form clears its input after this event.
  box.addEventListener("reset", () => queueMicrotask(() => (read(), input.focus())), { signal });
  box.addEventListener("keydown", onKey, { signal });
  box.addEventListener("focusout", onFocusOut, { signal });
  toggle.addEventListener("click", (event) => (byReader = event.isTrusted), { signal });
  toggle.addEventListener("change", onToggle, { signal });
  addEventListener("popstate", restore, { signal });
  addEventListener("pageshow", ({ persisted }) => persisted && restore(), { signal });
  signal.addEventListener("abort", () => dispatch({ type: "close" }));

  const sought = soughtIn(location);
  if (sought?.query === input.value.trim()) return restore();
  // A reader who has gone on reading is left alone.
  const reads = !toggle.checked && document.activeElement !== input;
  dispatch(
    { type: "open" },
    { type: "compose", on: early.composing },
    { type: "input", query: input.value },
    ...(early.hasty ? [/** @type {Action} */ ({ type: "enter" })] : []),
    ...(reads ? [/** @type {Action} */ ({ type: "close" })] : []),
  );
}
