/** The search of a dossier, without a page around it. */
export { FORMAT_VERSION, IndexError, openIndex } from "./format.js";
export { search } from "./search.js";
export { tokenize } from "./tokenize.js";
