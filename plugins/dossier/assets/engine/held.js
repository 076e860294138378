/** The list of a word, with the block that it is in. */

/**
 * @typedef {object} Held
 * @property {import("./reader.js").Block} block
 * @property {number} at  the number of the block
 * @property {number} group  in the block
 * @property {import("./reader.js").List} list
 */

/**
 * Find the list of a word, if the index has it.
 * @param {import("./reader.js").Reader} reader
 * @param {string} term
 * @returns {Promise<Held | null>}
 */
export async function hold(reader, term) {
  const at = reader.blockOf(term);
  if (at < 0) return null;
  const block = await reader.block(at);
  const group = block.forms.get(term);
  const list = group === undefined ? undefined : block.groups[group];
  return list && group !== undefined ? { block, at, group, list } : null;
}

/** All words of its group that are in its block. @param {Held} held */
export const formsOf = ({ block, group }) => [...block.forms].filter(([, own]) => own === group).map(([form]) => form);
