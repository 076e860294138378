/**
 * What the search panel shows, as a value, and how it follows from what happened. No document, no clock: the view
 * draws the state and carries out what it asks for.
 */

/**
 * @typedef {object} State
 * @property {boolean} open  whether the panel is open
 * @property {string} query  what was typed, without white space around it
 * @property {number} token  number of the request whose answer is awaited or shown
 * @property {"idle" | "waiting" | "answered" | "failed"} status
 * @property {readonly object[]} hits  answer shown, best first; those of the last query stay while a new one runs
 * @property {number} active  index into `hits` of the option that Enter opens, or -1 for the input itself
 * @property {boolean} composing  whether an input method is putting a word together
 */

/** @type {Readonly<State>} */
export const START = Object.freeze({
  open: false,
  query: "",
  token: 0,
  status: "idle",
  hits: Object.freeze([]),
  active: -1,
  composing: false,
});

/**
 * Return the state after `action`; the same object where nothing changes.
 *
 * Actions: `open`, `close`, `compose {on}`, `input {query}`, `answer {token, hits}`, `fail`,
 * `move {to}` with "next" or "previous".
 * @param {State} state
 * @param {{type: string, [key: string]: unknown}} action
 * @returns {State}
 */
export function next(state, action) {
  switch (action.type) {
    case "open":
      return state.open || state.status === "failed" ? state : { ...state, open: true };
    case "close":
      return state.open ? { ...state, open: false, active: -1, composing: false } : state;
    case "compose":
      return { ...state, composing: action.on };
    case "input":
      return input(state, action.query.trim());
    case "answer":
      // An answer to an earlier question comes too late.
      if (action.token !== state.token || state.status !== "waiting") return state;
      return { ...state, status: "answered", hits: action.hits, active: -1 };
    case "fail":
      return { ...START, token: state.token, status: "failed" };
    case "move":
      return move(state, action.to);
    default:
      throw new Error(`view-state: unknown action '${action.type}'`);
  }
}

function input(state, query) {
  if (state.composing || state.status === "failed" || query === state.query) return state;
  const token = state.token + 1;
  if (!query) return { ...state, query, token, status: "idle", hits: START.hits, active: -1 };
  return { ...state, query, token, status: "waiting", active: -1 };
}

/** The input and the options form a ring: above the first option is the input, above the input the last option. */
function move(state, to) {
  const count = state.hits.length;
  if (!state.open || state.composing || !count) return state;
  const ring = count + 1;
  if (to === "next") return { ...state, active: ((state.active + 2) % ring) - 1 };
  if (to === "previous") return { ...state, active: ((state.active + ring) % ring) - 1 };
  throw new Error(`view-state: unknown direction '${to}'`);
}

/**
 * Return what a reader is told about the answer, on screen and through the live region.
 * @param {State} state
 * @param {number} limit  most hits that an answer has
 * @returns {string}  empty while an answer is awaited
 */
export function summary(state, limit) {
  if (state.status === "idle") return "Type to search articles, claims and questions.";
  if (state.status !== "answered") return "";
  const count = state.hits.length;
  if (!count) return `Nothing found for “${state.query}”.`;
  if (count === limit) return `The best ${count} results`;
  return count === 1 ? "1 result" : `${count} results`;
}
