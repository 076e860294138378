/** Drafts on this device, one for each passage of an article and each change of a claim. Without storage a draft lives as long as its form. */
import { isKept } from "./draft.js";

/** @typedef {import("./draft.js").Draft} Draft */

/** Key in the storage of the theme, which is one for each site; `page/article.js` looks there too. */
const KEY = "dossier-drafts";

/** @returns {Record<string, Record<string, any>>}  by article and words; by claim and what is done to it */
function stored() {
  try {
    return Reflect.get(globalThis, "__md_get")(KEY) ?? {};
  } catch {
    return {};
  }
}

/** @param {string} article @returns {Draft[]} */
export const draftsOf = (article) => Object.values(stored()[article] ?? {});

/**
 * Keep a draft, or forget it if nothing is filled in.
 * @param {Draft} draft @param {boolean} [gone]  whether to forget it in any case
 */
export const keep = (draft, gone = false) => put(draft.article, draft.words, gone || !isKept(draft) ? null : draft);

/**
 * What was begun on something that exists.
 * @param {string} id  such as a claim @param {string} what  is done to it @returns {any}  undefined if nothing was
 */
export const begun = (id, what) => stored()[id]?.[what];

/** @param {string} id @param {string} what @param {object | null} value  null to forget it */
export const keepChange = (id, what, value) => put(id, what, value);

/** @param {string} place @param {string} key @param {object | null} value */
function put(place, key, value) {
  const { [place]: before = {}, ...rest } = stored();
  const { [key]: _former, ...others } = before;
  const now = value ? { ...others, [key]: value } : others;
  try {
    Reflect.get(globalThis, "__md_set")(KEY, Object.keys(now).length ? { ...rest, [place]: now } : rest);
  } catch {
    // Storage is full or forbidden.
  }
}
