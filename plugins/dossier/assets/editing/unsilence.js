/** The file of a question without an article that was silent on it and now answers it; it goes with the claim. */
import { rewritten } from "./claim-edits.js";
import { questionFile } from "./loading.js";

/** @param {string} question @param {string} article @returns {Promise<{path: string, file: string}>} */
export async function unsilenced(question, article) {
  const { path, text, data } = await questionFile(question);
  const silent = (data.silent ?? []).filter((/** @type {string} */ one) => one !== article);
  return { path, file: rewritten(text, data, { ...data, silent }, "Question") };
}
