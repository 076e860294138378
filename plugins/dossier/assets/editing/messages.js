/** The words of the checker: how a value is shown, and which name was most likely meant. */

const MOST_SHOWN = 60;
const MOST_COMPARED = 200;
/** A third of the letters may differ. */
const CLOSE = 66;
const UNPRINTABLE = /[\p{C}\p{Z}]/u;
/** @type {Readonly<Record<string, string>>} */
const SHORT = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** @param {string} character */
function escaped(character) {
  if (character === " " || !UNPRINTABLE.test(character)) return character;
  const code = character.codePointAt(0) ?? 0;
  const digits = code.toString(16);
  if (SHORT[character]) return SHORT[character];
  if (code < 0x100) return `\\x${digits.padStart(2, "0")}`;
  return code < 0x10000 ? `\\u${digits.padStart(4, "0")}` : `\\U${digits.padStart(8, "0")}`;
}

/**
 * A text in single quotes, on one line, at most 60 code points long.
 * @param {string} text
 */
export function shown(text) {
  const letters = Array.from(text);
  const cut = letters.length <= MOST_SHOWN ? letters : [...letters.slice(0, MOST_SHOWN - 1), "…"];
  return `'${cut.map(escaped).join("")}'`;
}

/**
 * Words as `a`, `a or b`, `a, b or c`.
 * @param {readonly string[]} words
 */
export function oneOf(words) {
  return words.join(", ").replace(/, ([^,]*)$/, " or $1");
}

/**
 * How much two texts have in common, from 0 to 100: twice their longest common subsequence over both lengths.
 * @param {readonly string[]} one
 * @param {readonly string[]} other
 */
function likeness(one, other) {
  if (one.length + other.length === 0) return 100;
  let before = new Uint16Array(other.length + 1);
  for (const letter of one) {
    const row = new Uint16Array(other.length + 1);
    for (let at = 0; at < other.length; at += 1) {
      row[at + 1] = letter === other[at] ? (before[at] ?? 0) + 1 : Math.max(before[at + 1] ?? 0, row[at] ?? 0);
    }
    before = row;
  }
  const total = one.length + other.length;
  return (1 - (total - 2 * (before[other.length] ?? 0)) / total) * 100;
}

/**
 * The hint that names the closest of `known`, or undefined if nothing is close.
 * @param {string} name
 * @param {Iterable<string>} known
 */
export function didYouMean(name, known) {
  const letters = Array.from(name).slice(0, MOST_COMPARED);
  let best = "";
  let most = 0;
  for (const one of [...known].sort()) {
    const others = Array.from(one);
    const total = letters.length + others.length;
    // Most names are too long or too short to be close.
    if (200 * Math.min(letters.length, others.length) < CLOSE * total) continue;
    const found = likeness(letters, others);
    if (found >= CLOSE && found > most) [best, most] = [one, found];
  }
  return most ? `did you mean ${shown(best)}?` : undefined;
}
