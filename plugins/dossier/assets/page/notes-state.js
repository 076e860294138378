/** Which note is open, as a value, and how it follows from what happened. No document: notes.js draws the state. */

/**
 * @typedef {object} State
 * @property {string} open  claim whose note is open, or ""
 * @property {boolean} sheet  whether that note is on top of the text, as a popover, and not beside it
 * @property {string} last  claim whose note was opened or named last, or "": steps continue from there
 * @property {string} lit  claim whose passage stays lit, or ""
 * @property {boolean} quiet  whether the popover that is about to be shown leaves the focus where it is
 */

/**
 * The address names a claim, a reader opens and closes notes, and the browser shows and hides popovers.
 * @typedef {{type: "open", claim: string, sheet: boolean, quiet: boolean}
 *   | {type: "name" | "close" | "shown" | "hidden", claim: string}} Action
 */

/** @type {Readonly<State>} */
export const START = Object.freeze({ open: "", sheet: false, last: "", lit: "", quiet: false });

/**
 * Return the state after `action`; the same object if nothing changes.
 * @param {State} state
 * @param {Action} action
 * @returns {State}
 */
export function next(state, action) {
  const { type, claim } = action;
  const named = { ...state, last: claim, lit: claim };
  const closed = { ...state, open: "", lit: "", quiet: false };
  switch (type) {
    case "name":
      return named;
    case "open":
      if (claim === state.open && action.sheet === state.sheet) return named;
      return { ...named, open: claim, sheet: action.sheet, quiet: action.sheet && action.quiet };
    case "shown":
      return { ...named, open: claim, sheet: true, quiet: false };
    case "close":
      // A reader may leave a note that is not the open one.
      return claim === state.open ? closed : { ...state, lit: "" };
    case "hidden":
      // The browser says so late: another note may be open by now, or the same one beside the text.
      if (state.open && !(claim === state.open && state.sheet)) return state;
      return { ...closed, lit: claim === state.last ? "" : state.lit };
    default:
      throw new Error(`notes-state: unknown action ${JSON.stringify(action)}`);
  }
}
