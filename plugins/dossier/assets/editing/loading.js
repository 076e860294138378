/** What the form fetches: itself with its settings, what it has to know of the dossier, and the text of the article. */

import { styled } from "../panel/styled.js";

/** @typedef {import("./handover.js").Settings} Settings */

/** Address of the site's root. */
export const ROOT = new URL("../../../", import.meta.url);

/** @type {Map<string, Promise<any>>} */
const asked = new Map();

/** @param {string} path  of a file of JSON, relative to the site's root */
function json(path) {
  const known = asked.get(path);
  if (known) return known;
  const answer = fetch(new URL(path, ROOT)).then((response) => {
    if (!response.ok) throw new Error(`editing: ${path} has status ${response.status}`);
    return response.json();
  });
  // What failed is asked for again.
  answer.catch(() => asked.delete(path));
  asked.set(path, answer);
  return answer;
}

/** @returns {Promise<Settings & {html: string, revision: string, reading: string}>} */
export const formData = () => json("annotate-form.json");
/** @returns {Promise<import("./claim-links.js").Dossier>} */
export const dossierData = () => json("annotate.json");
/** @param {string} article @returns {Promise<{blocks: import("./passages.js").Block[]}>} */
export const textOf = (article) => json(`articles/${article}.text.json`);

/** The file of a claim. @param {string} claim  ARTICLE/CLAIM @returns {Promise<import("./jobs.js").Source>} */
export async function claimFile(claim) {
  const [article, slug] = claim.split("/");
  return (await json(`articles/${article}.claims.json`))[slug ?? ""];
}
/** @param {string} question @returns {Promise<import("./jobs.js").Source>} */
export const questionFile = (question) => json(`questions/${question}.file.json`);

/** The file of a list, empty if there is none. @param {"topics" | "entities"} kind @returns {Promise<{path: string, text: string}>} */
export const listFile = (kind) => json(`${kind}.file.json`);

/** @type {Promise<Awaited<ReturnType<typeof import("../engine/index.js").openIndex>>> | undefined} */
let index;

/**
 * What the search of the site finds for a text.
 * @param {string} text @param {number} limit
 * @returns {Promise<{url: string}[]>}  nothing if there is no index
 */
export async function searched(text, limit) {
  const query = text.replace(/[^\p{L}\p{N}\s]/gu, " ").trim();
  if (!query) return [];
  try {
    index ??= import("../engine/index.js").then(({ openIndex }) => openIndex(new URL("search/", ROOT)));
    return (await (await index).search(query, { limit, prefix: false })).hits;
  } catch (error) {
    index = undefined;
    console.warn("editing: the search could not be used; nothing is proposed from it", error);
    return [];
  }
}

/** @param {Document} root @returns {Promise<void>}  fulfilled once the style of the forms is in force, or cannot be */
export const formStyled = (root) => styled(root, new URL("assets/dossier/editing/form.css", ROOT).href);
