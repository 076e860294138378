/** Words that may have been meant by a misspelled one: the same as `spell.rs`. */
import { PARAMS } from "./params.js";
import { compare } from "./reader.js";

/** Identifiers too, but nothing with digits: any number is right. */
const REPAIRED = /^[\p{Alphabetic}_]+$/u;

/**
 * The words of the index closest to a term that it does not have, best first.
 * @param {import("./reader.js").Reader} reader
 * @param {string} term
 * @returns {Promise<string[]>}
 */
export async function repair(reader, term) {
  const letters = [...term];
  if (letters.length < PARAMS.repairMinLetters || !REPAIRED.test(term)) return [];
  const most = letters.length >= PARAMS.repairTwiceLetters ? 2 : 1;
  const half = letters.length >> 1;
  const slack = letters.length >= PARAMS.repairSlackLetters ? 1 : 0;
  const beginning = letters.slice(0, half - slack).join("");
  const ending = letters.slice(half + slack).reverse().join("");
  const lists = await Promise.all([reader.spelled(false, beginning), reader.spelled(true, ending)]);
  /** @type {Map<string, [distance: number, differs: number, frequency: number]>} */
  const found = new Map();
  lists.forEach((list, reversed) => {
    const key = reversed ? ending : beginning;
    for (const [word, frequency] of list.flat()) {
      if (!word.startsWith(key)) continue;
      const other = reversed ? [...word].reverse() : [...word];
      const steps = distance(letters, other, most);
      if (steps <= most) found.set(other.join(""), [steps, Number(letters[0] !== other[0]), -frequency]);
    }
  });
  const sorted = [...found].sort(([one, a], [other, b]) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || compare(one, other));
  const closest = sorted.filter(([, [steps]]) => steps === sorted[0]?.[1][0]);
  return closest.slice(0, PARAMS.repairWords).map(([word]) => word);
}

/**
 * How many letters are wrong, missing, extra, or exchanged with their neighbours; if above `most`, any such number.
 * @param {readonly string[]} one
 * @param {readonly string[]} other
 * @param {number} most
 */
export function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  /** @type {number[]} */
  let before = [];
  let above = Array.from({ length: other.length + 1 }, (_, at) => at);
  one.forEach((letter, i) => {
    const row = [i + 1];
    other.forEach((wanted, j) => {
      const at = (/** @type {number[]} */ list, /** @type {number} */ place) => /** @type {number} */ (list[place]);
      let best = Math.min(at(above, j) + Number(letter !== wanted), at(above, j + 1) + 1, at(row, j) + 1);
      if (i && j && letter === other[j - 1] && one[i - 1] === wanted) best = Math.min(best, at(before, j - 1) + 1);
      row.push(best);
    });
    [before, above] = [above, row];
  });
  return /** @type {number} */ (above.at(-1));
}
