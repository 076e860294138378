/** Words that no page has, but of which a page has another form: the same as `forms.rs`. */
import { PARAMS } from "./params.js";

/** @typedef {{block: import("./reader.js").Block, at: number, group: number}} Place */

const LETTERS = /^\p{Alphabetic}+$/u;

/**
 * The group of a word: its own, or else that of the form of it that is in most documents; for a word with a sign, of
 * the word without.
 * @param {import("./reader.js").Reader} reader
 * @param {string} term
 * @returns {Promise<Place | null>}
 */
export async function groupOf(reader, term) {
  const own = reader.blockOf(term);
  const block = own < 0 ? null : await reader.block(own);
  const group = block?.forms.get(term);
  if (block && group !== undefined) return { block, at: own, group };
  const plain = term.replace(/[+#]+$/, "");
  if (plain !== term) return groupOf(reader, plain);
  if (!LETTERS.test(term)) return null;
  const stem = stemOf(term, reader.endings);
  const first = Math.max(0, reader.blockOf(stem));
  /** @type {Place | null} */
  let best = null;
  let most = 0;
  for (let at = first; at < Math.min(reader.blocks, first + PARAMS.formBlocks); at++) {
    if (at > first && !reader.beginsWith(at, stem)) break;
    const block = await reader.block(at);
    for (const [form, group] of block.forms) {
      const count = block.groups[group]?.documents.length ?? 0;
      if (count <= most || !form.startsWith(stem) || !LETTERS.test(form)) continue;
      if (form === stem || [stem, term].includes(stemOf(form, reader.endings))) [best, most] = [{ block, at, group }, count];
    }
  }
  return best;
}

/**
 * A word without its longest ending, and with its last letter once if it is doubled.
 * @param {string} word
 * @param {ReadonlySet<string>} endings
 */
function stemOf(word, endings) {
  const letters = [...word];
  let length = PARAMS.minStemLetters;
  while (length < letters.length && !endings.has(letters.slice(length).join(""))) length++;
  const stem = letters.slice(0, length);
  if (stem.length > 1 && stem.at(-1) === stem.at(-2)) stem.pop();
  return stem.join("");
}
