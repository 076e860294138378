/** The search of a dossier, without a page around it. */
export { FORMAT_VERSION, IndexError } from "./format.js";
export { openIndex } from "./search.js";
export { distance } from "./spell.js";
export { tokenize } from "./tokenize.js";
