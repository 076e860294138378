/**
 * What the search panel shows, as a value, and how it follows from what happened. No document, no clock: the view
 * draws the state and does what it asks for.
 */
import { filled, numbered, worded } from "./plural.js";
import { WORDS } from "./words.js";

/** @typedef {import("../engine/search.js").Hit} Hit */
/** @typedef {import("../engine/search.js").SearchResult} SearchResult */

/**
 * @typedef {object} State
 * @property {boolean} open  whether the panel is open
 * @property {string} query  what was typed, without white space around it
 * @property {number} token  number of the request with the answer awaited or shown
 * @property {"idle" | "waiting" | "answered" | "failed"} status
 * @property {readonly Hit[]} hits  answer shown, best first; those of the last query stay while a new one runs
 * @property {readonly Hit[]} start  pages to start from, which are shown in place of an answer while nothing is typed
 * @property {number} total  how many results there are
 * @property {SearchResult["corrections"]} corrections
 * @property {SearchResult["facets"]} facets
 * @property {number} active  index into `hits` of the option that is selected, or -1 for the input itself
 * @property {boolean} hasty  whether Enter was pressed before the answer came
 * @property {number} chosen  index into `hits` of the option to follow, or -1
 * @property {boolean} composing  whether an input method is putting a word together
 */

/**
 * @typedef {{type: "open"} | {type: "close"} | {type: "fail"} | {type: "enter"}
 *   | {type: "compose", on: boolean} | {type: "input", query: string}
 *   | {type: "start", hits: readonly Hit[]}
 *   | {type: "answer", token: number, hits: readonly Hit[], total: number, corrections: SearchResult["corrections"],
 *   facets: SearchResult["facets"]} | {type: "move", to: "next" | "previous"}} Action
 */

/** @type {Readonly<State>} */
export const START = Object.freeze({
  open: false,
  query: "",
  token: 0,
  status: "idle",
  hits: Object.freeze([]),
  start: Object.freeze([]),
  total: 0,
  corrections: [],
  facets: [],
  active: -1,
  hasty: false,
  chosen: -1,
  composing: false,
});

/** What an action other than Enter takes back. */
const NOTHING_CHOSEN = Object.freeze({ active: -1, hasty: false, chosen: -1 });

/**
 * Return the state after `action`; the same object if nothing changes.
 * @param {State} state
 * @param {Action} action
 * @returns {State}
 */
export function next(state, action) {
  if (state.status === "failed") return state;
  switch (action.type) {
    case "open":
      return state.open ? state : { ...state, open: true };
    case "close":
      return state.open ? { ...state, ...NOTHING_CHOSEN, open: false, composing: false } : state;
    case "compose":
      return { ...state, composing: action.on };
    case "input":
      return input(state, action.query.trim());
    case "start":
      return { ...state, start: action.hits, hits: state.status === "idle" ? action.hits : state.hits };
    case "answer":
      // The answer to an earlier query comes too late.
      if (action.token !== state.token || state.status !== "waiting") return state;
      return choose({ ...state, ...answered(action), status: "answered", active: -1 }, state.hasty);
    case "fail":
      return { ...START, token: state.token, status: "failed" };
    case "move":
      return move(state, action.to);
    case "enter":
      return state.status === "waiting" ? { ...state, hasty: true } : choose(state, true);
    default:
      throw new Error(`view-state: unknown action ${JSON.stringify(action)}`);
  }
}

/** @param {Pick<State, "hits" | "total" | "corrections" | "facets">} action */
const answered = ({ hits, total, corrections, facets }) => ({ hits, total, corrections, facets });

/**
 * @param {State} state
 * @param {string} query
 * @returns {State}
 */
function input(state, query) {
  if (state.composing || query === state.query) return state;
  const asked = { ...state, ...NOTHING_CHOSEN, query, token: state.token + 1 };
  // What is offered at the start is no answer: it leaves at once.
  const hits = state.status === "idle" ? START.hits : state.hits;
  return query ? { ...asked, hits, status: "waiting" } : { ...asked, ...answered(START), hits: state.start, status: "idle" };
}

/**
 * Follow the selected option, or else the best; of the pages to start from none is the best.
 * @param {State} state
 * @param {boolean} wanted
 * @returns {State}
 */
function choose(state, wanted) {
  if (state.status === "idle" && state.active < 0) return { ...state, hasty: false };
  if (!wanted || !state.open || state.composing || !state.hits.length) return { ...state, hasty: false };
  return { ...state, hasty: false, chosen: Math.max(state.active, 0) };
}

/**
 * The input and the options form a ring: above the first option is the input, above the input the last option.
 * @param {State} state
 * @param {"next" | "previous"} to
 * @returns {State}
 */
function move(state, to) {
  if (!state.open || state.composing || !state.hits.length) return state;
  const ring = state.hits.length + 1;
  const steps = to === "next" ? 1 : ring - 1;
  return { ...state, active: ((state.active + 1 + steps) % ring) - 1 };
}

/**
 * Return what a reader is told about the answer, on screen and through the live region.
 * @param {State} state
 * @param {number} limit  most hits that an answer has
 * @returns {string}  empty while an answer is awaited
 */
export function summary(state, limit) {
  if (state.status === "idle") return state.start.length ? WORDS.start : WORDS.idle;
  if (state.status !== "answered") return "";
  const { query, total } = state;
  const meant = state.corrections.map((found) => `${filled(WORDS.corrected, found)} `).join("");
  if (!total) return meant + filled(WORDS.none, { query });
  if (total > limit) return meant + worded(WORDS.best, total, { limit: numbered(limit) });
  return meant + worded(WORDS.results, total);
}
