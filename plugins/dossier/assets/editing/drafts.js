/** Drafts on this device, one for each passage of an article. Without storage a draft lives as long as its form. */
import { isKept } from "./draft.js";

/** @typedef {import("./draft.js").Draft} Draft */

/** Key in the storage of the theme, which is one for each site; `page/article.js` looks there too. */
const KEY = "dossier-drafts";

/** @returns {Record<string, Record<string, Draft>>}  by article and words */
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
export function keep(draft, gone = false) {
  const all = stored();
  const { [draft.words]: _former, ...others } = all[draft.article] ?? {};
  const now = gone || !isKept(draft) ? others : { ...others, [draft.words]: draft };
  const { [draft.article]: _articles, ...rest } = all;
  try {
    Reflect.get(globalThis, "__md_set")(KEY, Object.keys(now).length ? { ...rest, [draft.article]: now } : rest);
  } catch {
    // Storage is full or forbidden.
  }
}
