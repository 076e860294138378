/** The list of a word, with the block that it is in. */
import { groupOf } from "./forms.js";

/**
 * @typedef {object} Held
 * @property {import("./reader.js").Block} block
 * @property {number} at  the number of the block
 * @property {number} group  in the block
 * @property {import("./reader.js").List} list
 */

/**
 * Find the list of a word, if the index has it or another form of it.
 * @param {import("./reader.js").Reader} reader
 * @param {string} term
 * @returns {Promise<Held | null>}
 */
export async function hold(reader, term) {
  const place = await groupOf(reader, term);
  const list = place?.block.groups[place.group];
  return place && list ? { ...place, list } : null;
}

/** All words of its group that are in its block. @param {Held} held */
export const formsOf = ({ block, group }) => [...block.forms].filter(([, own]) => own === group).map(([form]) => form);
