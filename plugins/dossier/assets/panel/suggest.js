/** What a reader may have meant, from the names that a dossier has: values of a field, and words like those typed. */
import { WORDS } from "./words.js";

/** @typedef {import("../engine/search.js").Hit} Hit */
/** @typedef {import("./facets.js").Names} Names */
/** @typedef {Hit & {query?: string}} Entry  what the list shows: a page, or with `query` what to ask instead */

/** Most values that are offered for a field, and most other wordings of a query. */
const [VALUES, WORDINGS] = [12, 3];
/** Least letters of a word for which others like it are looked for, and of one that may have two letters wrong. */
const [SHORT, LONG] = [4, 6];
/** The end of a query that names a field and begins a value. */
const OPEN_FIELD = /(^|\s)(-?)(\p{L}+):([^\s:"]*)$/u;

/**
 * Return the values that the field at the end of a query may have, in the order of `names`; none if it has one already.
 * @param {string} query  as it is typed, with the white space at its end
 * @param {Names} names
 * @returns {Entry[]}
 */
export function complete(query, names) {
  const found = OPEN_FIELD.exec(query);
  const [all, before = "", sign = "", field = "", typed = ""] = found ?? [];
  const label = labelOf(field.toLowerCase());
  const values = Object.entries(names[field.toLowerCase()] ?? {});
  const begun = folded(typed);
  if (!all || !label || values.some(([value]) => value === typed.toLowerCase())) return [];
  const fitting = values.filter(([value, name]) => [value, name, ...name.split(/[\s-]+/)].some((one) => folded(one).startsWith(begun)));
  return fitting.slice(0, VALUES).map(([value, name]) => {
    const item = `${sign}${field}:${value}`;
    return entry(`${query.slice(0, found?.index)}${before}${item} `, name, `${label} · ${item}`);
  });
}

/**
 * Return a query that found nothing with one of its words exchanged for one like it in a name, the most alike first.
 * @param {string} query
 * @param {Names} names
 * @param {(one: string[], other: string[], most: number) => number} distance  how many letters differ, up to `most`
 * @returns {Entry[]}
 */
export function alike(query, names, distance) {
  const known = new Set(
    [names.by, names.article, names.topic].flatMap((named) => Object.values(named ?? {})).flatMap((name) => name.split(/[\s-]+/)),
  );
  const found = query.split(/\s+/).flatMap((word) => {
    const letters = [...folded(word)];
    if (letters.length < SHORT) return [];
    const most = letters.length < LONG ? 1 : 2;
    return [...known].flatMap((name) => {
      const steps = name.length < SHORT ? most + 1 : distance(letters, [...folded(name)], most);
      const instead = query.replace(word, () => name);
      return steps > most ? [] : [{ steps, instead }];
    });
  });
  found.sort((one, other) => one.steps - other.steps);
  return found.slice(0, WORDINGS).map(({ instead }) => entry(instead, instead, WORDS.meant));
}

/**
 * What a field is called, if values of it are completed.
 * @param {string} field
 */
function labelOf(field) {
  /** @type {Readonly<Record<string, string>>} */
  const labels = WORDS.fields;
  return Object.hasOwn(labels, field) ? labels[field] : undefined;
}

/**
 * @param {string} query
 * @param {string} title
 * @param {string} crumbs
 * @returns {Entry}
 */
const entry = (query, title, crumbs) => ({ query, title, crumbs, ...NO_PAGE });

/** An entry of the list has these, even if no page was found. */
export const NO_PAGE = Object.freeze({ url: "", type: "", score: 0, excerpt: "", ranges: [], titleRanges: [] });

/** @param {string} text */
const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
