/** Values that narrow an answer down, as buttons that put them into the query or take them out. */

/** @typedef {import("./search.js").Answer["facets"]} Facets */

/** Fields offered, in this order, and what they are called. */
const OFFERED = Object.freeze({ type: "Type", article: "Article", kind: "Kind", verdict: "Record", topic: "Topic" });
/** Values of one field that are offered; a reader can type the others. */
const MOST = 6;

/**
 * Make the buttons for an answer. A field that does not tell its results apart is left out, unless it was asked for.
 * @param {Facets} facets
 * @param {string} query
 * @param {(query: string) => void} narrow  called with the query to ask instead
 * @returns {HTMLElement[]}
 */
export function createFacets(facets, query, narrow) {
  return Object.entries(OFFERED).flatMap(([name, label]) => {
    const values = facets.find((facet) => facet.name === name)?.values ?? [];
    const chosen = values.filter(({ value }) => words(query).includes(`${name}:${value}`));
    if (values.length < 2 && !chosen.length) return [];
    const group = document.createElement("div");
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", label);
    const most = [...values].sort((one, other) => other.count - one.count).slice(0, MOST);
    group.append(...most.map(({ value, count }) => button(name, value, count, query, narrow)));
    return [group];
  });
}

/**
 * @param {string} name
 * @param {string} value
 * @param {number} count
 * @param {string} query
 * @param {(query: string) => void} narrow
 */
function button(name, value, count, query, narrow) {
  const made = document.createElement("button");
  const item = `${name}:${value}`;
  const on = words(query).includes(item);
  made.type = "button";
  made.className = "dossier-search__facet";
  made.setAttribute("aria-pressed", String(on));
  made.textContent = `${value.replaceAll("-", " ")} ${count}`;
  made.addEventListener("click", () => narrow(toggle(query, item)));
  return made;
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
