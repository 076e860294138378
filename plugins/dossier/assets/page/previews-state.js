/**
 * Which link shows its card, as a value, and how it follows from what a reader does; and where the card of a link is.
 * No document: previews.js draws the state and keeps the time.
 */

/** How long the pointer rests on a link, and how long it may be away from link and card; ms. */
export const HOVER = 250;
/** How long a finger rests on a link; ms. */
export const PRESS = 450;

/** @typedef {"hover" | "focus" | "press"} How  what opened a card */

/**
 * @template T
 * @typedef {object} State
 * @property {T | null} shown  link whose card is open, or about to be once it has been fetched
 * @property {How} how  what opened it
 * @property {{link: T | null, how: How, after: number} | null} coming  what will be open after some ms; null for none
 * @property {T | null} dismissed  link whose card was closed while it still has pointer or focus
 */

/**
 * `point` and `leave` are of a mouse, `enter` is its way into the card; `press` and `release` are of a finger; `due`
 * says that the time of what is coming is over.
 * @template T
 * @typedef {{type: "point" | "focus" | "press", link: T}
 *   | {type: "leave" | "enter" | "blur" | "release" | "due" | "close"}} Action
 */

/** @type {Readonly<State<any>>} */
export const START = Object.freeze({ shown: null, how: "hover", coming: null, dismissed: null });

/**
 * Return the state after `action`; the same object if nothing changes.
 * @template T
 * @param {State<T>} state
 * @param {Action<T>} action
 * @returns {State<T>}
 */
export function next(state, action) {
  const { shown, how, coming, dismissed } = state;
  const steady = coming ? { ...state, coming: null } : state;
  switch (action.type) {
    case "point":
      if (action.link === shown || action.link === dismissed) return steady;
      // What was opened by touch stays until it is closed.
      if ((shown && how === "press") || coming?.link === action.link) return state;
      return { ...state, dismissed: null, coming: { link: action.link, how: "hover", after: HOVER } };
    case "leave":
      if (!shown) return dismissed || coming ? { ...START } : state;
      return how === "hover" ? { ...state, coming: { link: null, how, after: HOVER } } : steady;
    case "enter":
      return steady;
    case "focus":
      if (action.link === shown || action.link === dismissed) return state;
      return { ...START, shown: action.link, how: "focus" };
    case "blur":
      if (shown && how !== "focus") return state;
      return shown || dismissed ? { ...START, coming } : state;
    case "press":
      return { ...state, dismissed: null, coming: { link: action.link, how: "press", after: PRESS } };
    case "release":
      return coming?.how === "press" ? steady : state;
    case "due":
      return coming ? { ...START, shown: coming.link, how: coming.how } : state;
    case "close":
      return shown || coming ? { ...START, dismissed: shown } : state;
    default:
      throw new Error(`previews-state: unknown action ${JSON.stringify(action)}`);
  }
}

/** Page of a claim; of a question, topic or entity; passage or paragraph of an article. A slug begins with a letter. */
const CLAIM = /^claims\/([a-z][^/]*)\/([a-z][^/]*?)(?:\/|\.html)$/;
const PAGE = /^(?:questions|topics|entities)\/(?!index\.html$)[a-z][^/]*?(?:\/|\.html)$/;
const ARTICLE = /^articles\/([a-z][^/]*?)(\/|\.html)$/;
const PARAGRAPH = /^p\d+$/;
const PASSAGE = /^(?!dossier-|note-)[a-z][a-z0-9-]*$/;

/**
 * @typedef {object} Source  where the card of a link is
 * @property {string} page  absolute address of the page that has it, without an anchor
 * @property {string} place  id of the passage or paragraph in the article; empty for a question, topic or entity
 * @property {string} article  slug of the article, or empty
 * @property {boolean} whole  whether the page has a card of its own, and not a paragraph that is one
 */

/**
 * Return where the card of `address` is; null if it has none.
 * @param {string} address  absolute
 * @param {string} base  address of the site's root, absolute, ending in a slash
 * @returns {Source | null}
 */
export function sourceOf(address, base) {
  if (!address.startsWith(base)) return null;
  const [path = "", place = ""] = address.slice(base.length).replace(/\?[^#]*/, "").split("#");
  const page = base + path;
  const [, author = "", slug = ""] = CLAIM.exec(path) ?? [];
  if (slug) return { page, place: slug, article: author, whole: true };
  if (PAGE.test(path)) return { page, place: "", article: "", whole: true };
  const [, article = "", end = ""] = ARTICLE.exec(path) ?? [];
  if (article && PARAGRAPH.test(place)) return { page, place, article, whole: false };
  if (!article || !PASSAGE.test(place)) return null;
  return { page: `${base}claims/${article}/${place}${end}`, place, article, whole: true };
}

/**
 * Return the slug of the article at `address`; empty if it is another page.
 * @param {string} address  absolute
 * @param {string} base  as above
 */
export function articleAt(address, base) {
  const path = address.startsWith(base) ? address.slice(base.length).replace(/[?#].*/, "") : "";
  return ARTICLE.exec(path)?.[1] ?? "";
}
