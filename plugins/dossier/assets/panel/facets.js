/** Values that narrow an answer down, as buttons that put them into the query or take them out. */
import { TYPES } from "./option.js";

/** @typedef {import("../engine/search.js").Answer["facets"]} Facets */
/** @typedef {Record<string, Record<string, string>>} Names  what values are called, by field and value */

/** Fields offered, in this order, and what they are called; all but the first are folded away. */
const OFFERED = Object.freeze({ type: "Type", article: "Article", kind: "Kind", topic: "Topic", verdict: "Record" });
/** Values of one field that are offered; a reader can type the others. */
const MOST = 6;

/**
 * Make the buttons for an answer. A field that does not tell its results apart is left out, unless it was asked for.
 * @param {Facets} facets
 * @param {string} query
 * @param {Names} names
 * @param {(query: string) => void} narrow  called with the query to ask instead
 * @returns {HTMLElement[]}  a group for each field
 */
export function createFacets(facets, query, names, narrow) {
  return Object.entries(OFFERED).flatMap(([name, label]) => {
    const values = facets.find((facet) => facet.name === name)?.values ?? [];
    const isChosen = (/** @type {string} */ value) => words(query).includes(`${name}:${value}`);
    if (values.length < 2 && !values.some(({ value }) => isChosen(value))) return [];
    const [group, caption] = [document.createElement("div"), document.createElement("span")];
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", label);
    caption.ariaHidden = "true";
    caption.textContent = label;
    const most = [...values].sort((one, other) => other.count - one.count).slice(0, MOST);
    const buttons = most.map(({ value, count }) => {
      const made = document.createElement("button");
      made.type = "button";
      made.className = "dossier-search__facet";
      made.setAttribute("aria-pressed", String(isChosen(value)));
      made.textContent = `${named(name, value, names)} ${count}`;
      made.addEventListener("click", () => narrow(toggle(query, `${name}:${value}`)));
      return made;
    });
    group.append(caption, ...buttons);
    return [group];
  });
}

/**
 * @param {string} field
 * @param {string} value
 * @param {Names} names
 */
function named(field, value, names) {
  const name = field === "type" ? TYPES[value] : names[field]?.[value];
  return name ?? value.charAt(0).toUpperCase() + value.slice(1).replaceAll("-", " ");
}

/**
 * Put a word into a query, or take it out where it is there.
 * @param {string} query
 * @param {string} item
 */
export function toggle(query, item) {
  const all = words(query);
  return (all.includes(item) ? all.filter((word) => word !== item) : [...all, item]).join(" ");
}

/** @param {string} query */
const words = (query) => query.split(/\s+/).filter(Boolean);
