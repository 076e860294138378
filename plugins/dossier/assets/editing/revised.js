/** The file of a claim after it was withdrawn or renamed, as a value; and who names the claim. */
import { rewritten } from "./claim-edits.js";

/** @typedef {import("./claim-links.js").Dossier} Dossier */
/** What a reader has filled in; `on` is the day. @typedef {{why: string, instead: string, slug: string, on: string}} Values */

/** @returns {string}  the day where the reader is, such as 2026-01-31 */
export function today(now = new Date()) {
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/**
 * @param {"withdraw" | "rename"} what
 * @param {string} id  ARTICLE/CLAIM
 * @param {import("./jobs.js").Source} source  its file
 * @param {Values} values
 * @param {Dossier} dossier
 * @returns {{claim: import("./jobs.js").Claim, id: string, path: string, file: string, dossier: Dossier}}  the name and
 *     the path that it has then, and the dossier without what it was
 */
export function madeOf(what, id, source, values, dossier) {
  const { data, text, path } = source;
  if (what === "withdraw") {
    const why = values.why.trim();
    const withdrawn = { on: values.on, ...(why ? { why } : {}), ...(values.instead ? { instead: values.instead } : {}) };
    const claim = { ...data, withdrawn };
    return { claim, id, path, file: rewritten(text, data, claim), dossier };
  }
  const [article = "", slug = ""] = id.split("/");
  const now = `${article}/${values.slug.trim()}`;
  const formerly = [...(data.formerly ?? []), id].filter((name) => name !== now);
  const claim = values.slug.trim() === slug ? data : { ...data, formerly };
  const { [id]: own, ...claims } = dossier.claims;
  const former = Object.fromEntries(Object.entries(dossier.former).filter(([, name]) => name !== id));
  const moved = { ...dossier, former, claims: own ? { ...claims, [now]: own } : claims };
  return { claim, id: now, path: path.replace(/[^/]*$/, `${values.slug.trim()}.yml`), file: rewritten(text, data, claim), dossier: moved };
}

/** @param {string} id @param {Dossier} dossier @returns {string[]}  claims that link to a claim, or lead to it instead */
export function naming(id, dossier) {
  return Object.entries(dossier.claims)
    .filter(([name, { links = [], withdrawn }]) => name !== id && (withdrawn?.instead === id || (!withdrawn && links.some(([, to]) => to === id))))
    .map(([name]) => name);
}
