/** Values that narrow down an answer, as buttons that add them to the query or remove them. */
import { WORDS } from "./words.js";

/** @typedef {import("../engine/search.js").SearchResult["facets"]} Facets */
/** @typedef {Record<string, Record<string, string>>} Names  what values are called, by field and value */
/** @typedef {{label: string, values: Array<{text: string, chosen: boolean, query: string}>}} Group  values of a field */

/** Fields offered, in the order of their words; all but the first are folded away. */
const FIELDS = WORDS.fields;
/** Values of one field that are offered; a reader can type the others. */
const MOST = 6;

/**
 * Return what to offer for an answer. A field that does not tell results apart is left out, unless the query names it.
 * @param {Facets} facets
 * @param {string} query
 * @param {Names} names
 * @returns {Group[]}  one for each field, its most frequent values first
 */
export function offered(facets, query, names) {
  return Object.entries(FIELDS).flatMap(([name, label]) => {
    const found = facets.find((facet) => facet.name === name)?.values ?? [];
    const most = [...found].sort((one, other) => other.count - one.count).slice(0, MOST);
    const values = most.map(({ value, count }) => {
      const item = `${name}:${value}`;
      const text = `${named(name, value, names)} ${count}`;
      return { text, chosen: words(query).includes(item), query: toggle(query, item) };
    });
    return values.length > 1 || values.some(({ chosen }) => chosen) ? [{ label, values }] : [];
  });
}

/**
 * Make the buttons of a group.
 * @param {Group} group
 * @param {(query: string) => void} ask  called with the query to ask instead
 */
export function createFacet({ label, values }, ask) {
  const [group, caption] = [document.createElement("div"), document.createElement("span")];
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", label);
  caption.ariaHidden = "true";
  caption.textContent = label;
  const buttons = values.map(({ text, chosen, query }) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "dossier-search__facet";
    made.setAttribute("aria-pressed", String(chosen));
    made.textContent = text;
    made.addEventListener("click", () => ask(query));
    return made;
  });
  group.append(caption, ...buttons);
  return group;
}

/**
 * @param {string} field
 * @param {string} value
 * @param {Names} names
 */
function named(field, value, names) {
  /** @type {Readonly<Record<string, string>>} */
  const types = WORDS.types;
  const name = field === "type" ? types[value] : names[field]?.[value];
  return name ?? value.charAt(0).toUpperCase() + value.slice(1).replaceAll("-", " ");
}

/**
 * Add a word to a query, or remove it if it is there.
 * @param {string} query
 * @param {string} item
 */
function toggle(query, item) {
  const all = words(query);
  return (all.includes(item) ? all.filter((word) => word !== item) : [...all, item]).join(" ");
}

/** @param {string} query */
const words = (query) => query.split(/\s+/).filter(Boolean);
