/** The piece of a text that shows why it was found: the same as `excerpt.rs`. */
import { PARAMS } from "./params.js";
import { tokenize } from "./tokenize.js";

/** @typedef {Map<string, number>} Matcher  for each word that a query matches, one bit for each of its own words */
/** @typedef {[start: number, end: number]} Range  UTF-16 units, half-open */

const BEFORE = "… ";
const AFTER = " …";

/** @typedef {ReturnType<typeof placesOf>} Places */

/**
 * For each place of a text, the word there and the words of the query that it matches.
 * @param {string} text
 * @param {Matcher} matcher
 */
export function placesOf(text, matcher) {
  /** @type {Array<{start: number, end: number, bits: number}>} */
  const places = [];
  let [coveredUntil, cover] = [0, 0];
  for (const { term, start, end, position, places: count } of tokenize(text)) {
    const bits = matcher.get(term) ?? 0;
    const whole = places[position];
    if (whole) {
      whole.bits |= bits;
      // A sign after a word is not a part: `C++` stays whole.
      if (coveredUntil > position + 1 || end > whole.end) [whole.start, whole.end] = [start, end];
    } else {
      if (position >= coveredUntil) [coveredUntil, cover] = [position + count, bits];
      places.push({ start, end, bits: bits | cover });
    }
  }
  return places;
}

/**
 * Find the words of a text that a query matches.
 * @param {string} text
 * @param {Matcher} matcher
 * @returns {Range[]}  sorted, non-overlapping
 */
export function highlight(text, matcher) {
  return join(placesOf(text, matcher), 0);
}

/**
 * How near each other the words of a query are in a text, in 64ths of what they would add side by side: for each two
 * neighbours in the query, 64 divided by the least distance between them.
 * @param {Places} places  of the text
 * @param {readonly number[]} words  bits of the matcher
 */
export function nearness(places, words) {
  const last = new Map();
  const least = words.slice(1).map(() => Infinity);
  places.forEach(({ bits }, at) => {
    if (!bits) return;
    for (const word of words) if ((bits >>> word) & 1) last.set(word, at);
    words.slice(1).forEach((other, pair) => {
      const one = words[pair] ?? 0;
      if (!(((bits >>> one) | (bits >>> other)) & 1) || !last.has(one) || !last.has(other)) return;
      least[pair] = Math.min(least[pair] ?? 0, Math.max(1, Math.abs(last.get(one) - last.get(other))));
    });
  });
  return least.reduce((sum, steps) => sum + (steps > PARAMS.proximityWords ? 0 : Math.floor(64 / steps)), 0);
}

/**
 * Cut out the stretch of a text that holds most words of a query, the earliest of several. It starts with the sentence
 * of the first of them if that is not too long, and else some words before it; with the text if there are none.
 * @param {string} text
 * @param {Places} places  of the text
 * @returns {{excerpt: string, ranges: Range[]}}  ranges of the words it matches, in the excerpt
 */
export function cutExcerpt(text, places) {
  const richest = findBest(places);
  const lead = Math.max(0, Math.min(richest - PARAMS.excerptLeadWords, places.length - PARAMS.excerptWords));
  const first = startOf(text, places, lead, richest);
  const shown = places.slice(first, Math.max(first, lead) + PARAMS.excerptWords);
  const [opening, closing] = [shown[0], shown.at(-1)];
  if (!opening || !closing) return { excerpt: "", ranges: [] };
  const [start, before] = first > 0 ? [opening.start, BEFORE] : [0, ""];
  const [end, after] = first + shown.length < places.length ? [closing.end, AFTER] : [text.length, ""];
  return { excerpt: before + text.slice(start, end) + after, ranges: join(shown, before.length - start) };
}

/**
 * Where an excerpt starts that would start at the place `lead`: with a sentence that begins there or later, up to the
 * place `richest`, or with one that begins not much earlier; else at `lead`, but within no word such as `U.S.`
 * @param {string} text
 * @param {Places} places
 * @param {number} lead
 * @param {number} richest
 */
function startOf(text, places, lead, richest) {
  if (!lead) return 0;
  const earliest = Math.max(0, lead - PARAMS.excerptBackWords);
  for (let at = lead; at <= richest; at++) if (beginsSentence(text, places, at)) return at;
  for (let at = lead - 1; at >= earliest; at--) if (beginsSentence(text, places, at)) return at;
  for (let at = lead; at >= earliest; at--) if (!at || /[ \n]/.test(between(text, places, at))) return at;
  return lead;
}

/**
 * Whether a sentence begins at the place `at`: the text begins there, or there is a stop before it, and a space. A full
 * stop after a single letter or a short title ends none.
 * @param {string} text
 * @param {Places} places
 * @param {number} at
 */
function beginsSentence(text, places, at) {
  const last = places[at - 1];
  if (!last) return true;
  const gap = between(text, places, at);
  if (!/[.!?…]["'”’)\]».!?…]*[ \n]/.test(gap)) return false;
  return !gap.startsWith(".") || !/^(?:.|dr|gen|gov|jr|lt|mr|mrs|ms|no|prof|rep|sen|sr|st|vs)$/iu.test(text.slice(last.start, last.end));
}

/**
 * The text between the place `at`, which is not the first, and the one before it.
 * @param {string} text
 * @param {Places} places
 * @param {number} at
 */
function between(text, places, at) {
  return text.slice(places[at - 1]?.end ?? 0, places[at]?.start ?? 0);
}

/**
 * @param {Places} places
 * @param {number} shift
 */
function join(places, shift) {
  /** @type {Range[]} */
  const ranges = [];
  for (const { start, end, bits } of places) {
    if (!bits) continue;
    const last = ranges.at(-1);
    if (last && start + shift < last[1]) last[1] = Math.max(last[1], end + shift);
    else ranges.push([start + shift, end + shift]);
  }
  return ranges;
}

/**
 * @param {Places} places
 * @returns {number}  first place of the stretch with most words of the query; 0 if there is none
 */
function findBest(places) {
  let best = { count: 0, at: 0 };
  places.forEach(({ bits }, at) => {
    if (!bits) return;
    const stretch = places.slice(at, at + PARAMS.excerptWords - PARAMS.excerptLeadWords);
    let rest = stretch.reduce((all, more) => all | more.bits, 0) >>> 0;
    let count = 0;
    for (; rest; rest >>>= 1) count += rest & 1;
    if (count > best.count) best = { count, at };
  });
  return best.at;
}
