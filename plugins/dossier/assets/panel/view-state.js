/**
 * What the search panel shows, as a value, and how it follows from what happened. No document, no clock: the view
 * draws the state and does what it asks for.
 */
import { filled, numbered, worded } from "./plural.js";
import { complete } from "./suggest.js";
import { WORDS } from "./words.js";

/** @typedef {import("./suggest.js").Entry} Entry */
/** @typedef {import("./facets.js").Names} Names */
/** @typedef {import("../engine/search.js").SearchResult} SearchResult */
/** @typedef {Array<{kind: "phrase" | "field" | "exclusion", text: string}>} Relaxed  what was asked for in vain */

/** What a query has around words to make a phrase or an exclusion of them. */
const SIGNS = /^-?["“”„«»]*|["“”„«»]+$/gu;
/** Results shown at first. */
export const FEW = 12;

/**
 * @typedef {object} State
 * @property {boolean} open  whether the panel is open
 * @property {string} query  what was typed, without white space around it
 * @property {number} token  number of the request with the answer awaited or shown
 * @property {"idle" | "choosing" | "waiting" | "answered"} status  `choosing`: a field at the end lacks its value
 * @property {readonly Entry[]} hits  what is listed, best first; results of the last query stay while a new one runs
 * @property {readonly Entry[]} start  pages to start from, listed while nothing is typed or where nothing was found
 * @property {Names} names
 * @property {number} total  how many results there are
 * @property {number} limit  how many of them are asked for
 * @property {boolean} growing  whether more of them are on their way
 * @property {SearchResult["corrections"]} corrections
 * @property {Relaxed} relaxed
 * @property {SearchResult["facets"]} facets
 * @property {number} active  index into `hits` of the option that is selected, or -1 for the input itself
 * @property {number} aim  index into `hits` of the option to select once it is there, or -1
 * @property {boolean} hasty  whether Enter was pressed before the answer came
 * @property {number} chosen  index into `hits` of the option to follow, or -1
 * @property {boolean} composing  whether an input method is putting a word together
 */

/**
 * @typedef {{type: "open"} | {type: "close"} | {type: "fail", token: number} | {type: "enter"}
 *   | {type: "compose", on: boolean} | {type: "input", query: string} | {type: "restore", query: string, at: number}
 *   | {type: "start", hits: readonly Entry[], names: Names} | {type: "more", select: boolean}
 *   | {type: "answer", token: number, hits: readonly Entry[], total: number, corrections: SearchResult["corrections"],
 *   relaxed?: Relaxed, facets: SearchResult["facets"], meant?: readonly Entry[]} | {type: "move", to: "next" | "previous"}
 *   } Action
 */

/** @type {Readonly<State>} */
export const START = Object.freeze({
  open: false,
  query: "",
  token: 0,
  status: "idle",
  hits: Object.freeze([]),
  start: Object.freeze([]),
  names: Object.freeze({}),
  total: 0,
  limit: FEW,
  growing: false,
  corrections: [],
  relaxed: [],
  facets: [],
  active: -1,
  aim: -1,
  hasty: false,
  chosen: -1,
  composing: false,
});

/** What an action other than Enter takes back. */
const NOTHING_CHOSEN = Object.freeze({ active: -1, aim: -1, hasty: false, chosen: -1 });

/**
 * Return the state after `action`; the same object if nothing changes.
 * @param {State} state
 * @param {Action} action
 * @returns {State}
 */
export function next(state, action) {
  switch (action.type) {
    case "open":
      return state.open ? state : { ...state, open: true };
    case "close":
      return state.open ? { ...state, ...NOTHING_CHOSEN, open: false, composing: false } : state;
    case "compose":
      return { ...state, composing: action.on };
    case "input":
      return input(state, action.query);
    case "restore":
      return restore(state, action);
    case "start":
      return start({ ...state, start: action.hits, names: action.names });
    case "answer":
      // The answer to an earlier query comes too late.
      if (action.token !== state.token || !(state.status === "waiting" || state.growing)) return state;
      return answer(state, action);
    case "fail":
      return action.token === state.token ? fail(state) : state;
    case "more":
      return more(state, action.select);
    case "move":
      return move(state, action.to);
    case "enter":
      return state.status === "waiting" && !state.composing ? { ...state, hasty: true } : choose(state, true);
    default:
      throw new Error(`view-state: unknown action ${JSON.stringify(action)}`);
  }
}

/** @param {Pick<State, "hits" | "total" | "corrections" | "relaxed" | "facets">} action */
const answered = ({ hits, total, corrections, relaxed, facets }) => ({ hits, total, corrections, relaxed, facets });

/**
 * @param {State} state
 * @param {string} typed
 * @returns {State}
 */
function input(state, typed) {
  const [query, choices] = [typed.trim(), complete(typed, state.names)];
  const same = query === state.query && choices.length > 0 === (state.status === "choosing");
  if (state.composing || same) return state;
  const asked = { ...state, ...NOTHING_CHOSEN, query, token: state.token + 1, limit: FEW, growing: false };
  if (choices.length) return { ...asked, ...answered(START), hits: choices, status: "choosing" };
  if (!query) return { ...asked, ...answered(START), hits: state.start, status: "idle" };
  // What was offered in place of results is no answer: it leaves at once.
  return { ...asked, hits: found(state) ? state.hits : START.hits, status: "waiting" };
}

/**
 * Ask for the results up to that at an index, which is selected when they are there.
 * @param {State} state
 * @param {{query: string, at: number}} place
 * @returns {State}
 */
function restore(state, { query, at }) {
  const asked = input(state, query);
  if (asked.status === "answered") return { ...asked, active: at < asked.hits.length ? at : -1 };
  return asked.status === "waiting" ? { ...asked, aim: at, limit: Math.max(FEW, at + 1) } : asked;
}

/** @param {State} state @returns {State} */
function start(state) {
  if (state.status === "idle") return { ...state, hits: state.start };
  // Names that come late complete what was typed before.
  return complete(state.query, state.names).length ? input(state, state.query) : state;
}

/**
 * @param {State} state
 * @param {Extract<Action, {type: "answer"}>} action
 * @returns {State}
 */
function answer(state, { relaxed = [], meant = [], ...rest }) {
  const hits = rest.total ? rest.hits : [...meant, ...state.start];
  const kept = state.growing ? state.active : -1;
  const active = state.aim >= 0 && rest.total ? Math.min(state.aim, hits.length - 1) : kept;
  const shown = { ...state, ...answered({ ...rest, relaxed, hits }), active, aim: -1, growing: false };
  return choose({ ...shown, status: "answered" }, state.hasty);
}

/**
 * An answer has to be waited for: nothing is listed that could be taken for it, and nothing is followed by surprise.
 * @param {State} state
 * @returns {State}
 */
function fail(state) {
  return state.status === "waiting" ? { ...state, ...answered(START), hasty: false } : state;
}

/** Whether results are listed. @param {State} state */
const found = ({ status, total }) => status !== "idle" && status !== "choosing" && total > 0;

/** How many results can be listed next: more each time, so that few steps lead to the last. @param {State} state */
export function further(state) {
  const missing = state.status === "answered" && found(state) ? state.total - state.hits.length : 0;
  return Math.min(missing, state.hits.length + FEW);
}

/**
 * Ask for more results, and with `select` for the first of them to be selected.
 * @param {State} state
 * @param {boolean} select
 * @returns {State}
 */
function more(state, select) {
  if (state.growing || further(state) <= 0) return state;
  const aim = select ? state.hits.length : -1;
  return { ...state, token: state.token + 1, growing: true, limit: state.hits.length + further(state), aim };
}

/**
 * Follow the selected option, or else the best; what is offered in place of results has no best.
 * @param {State} state
 * @param {boolean} wanted
 * @returns {State}
 */
function choose(state, wanted) {
  if (state.active < 0 && state.status !== "choosing" && !found(state)) return { ...state, hasty: false };
  if (!wanted || !state.open || state.composing || !state.hits.length) return { ...state, hasty: false };
  return { ...state, hasty: false, chosen: Math.max(state.active, 0) };
}

/**
 * The input and the options form a ring: above the first option is the input, above the input the last option. Below
 * the last are the results that are not listed yet.
 * @param {State} state
 * @param {"next" | "previous"} to
 * @returns {State}
 */
function move(state, to) {
  if (!state.open || state.composing || !state.hits.length) return state;
  if (to === "next" && state.active === state.hits.length - 1 && further(state) > 0) return more(state, true);
  const ring = state.hits.length + 1;
  const steps = to === "next" ? 1 : ring - 1;
  return { ...state, active: ((state.active + 1 + steps) % ring) - 1 };
}

/**
 * Return what a reader is told about the answer, on screen and through the live region.
 * @param {State} state
 * @returns {string}  empty while an answer is awaited
 */
export function summary(state) {
  const { status, query, total, hits } = state;
  if (status === "idle") return state.start.length ? WORDS.start : WORDS.idle;
  if (status === "choosing") return WORDS.choose;
  if (status === "waiting") return "";
  const told = [
    ...state.relaxed.map(({ kind, text }) => filled(WORDS.relaxed[kind], { text: text.replace(SIGNS, "") })),
    ...state.corrections.map((one) => filled(WORDS.corrected, one)),
  ];
  if (total > hits.length) told.push(worded(WORDS.best, total, { limit: numbered(hits.length) }));
  else if (total) told.push(worded(WORDS.results, total));
  else told.push(filled(WORDS.none, { query }), ...(hits.length ? [WORDS.instead] : []));
  return told.join(" ");
}
