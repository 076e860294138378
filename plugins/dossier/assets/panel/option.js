/** One result of a search as a link, which is also an option of the list: clicks and new tabs work as for any link. */
import { keeping } from "./place.js";
import { WORDS } from "./words.js";

/** What the types of documents are called. @type {Readonly<Record<string, string>>} */
const TYPES = WORDS.types;

/** Most letters of a text that stand in for a title. */
const TITLE = 80;

/**
 * Make the option for `hit`.
 * @param {import("./suggest.js").Entry} hit
 * @param {number} at  its place in the list, counted from 0
 * @param {URL} root  address of the site's root
 * @returns {HTMLAnchorElement}
 */
export function createOption(hit, at, root) {
  const link = document.createElement("a");
  link.id = `dossier-search-${at}`;
  link.className = "dossier-search__hit";
  link.href = addressOf(hit, root);
  link.tabIndex = -1;
  link.setAttribute("role", "option");
  // That a person or a topic has a page goes without saying.
  const type = hit.type === "page" && hit.crumbs ? "" : TYPES[hit.type];
  link.append(
    line("title", hit.title.trim() ? marked(hit.title, hit.titleRanges) : [named(hit)]),
    line("crumbs", [[type, hit.crumbs].filter(Boolean).join(" · ")]),
  );
  if (hit.excerpt) link.append(line("excerpt", marked(hit.excerpt, hit.ranges)));
  return link;
}

/**
 * Return a name for a result without a title, from what else it has: the beginning of its text, or its address.
 * @param {import("../engine/search.js").Hit} hit
 */
export function named({ excerpt, crumbs, url }) {
  const text = excerpt.replace(/^… | …$/g, "").trim();
  if (text.length > TITLE) return `${text.slice(0, TITLE).replace(/\s\S*$/u, "")} …`;
  return text || crumbs || decoded(url);
}

/** @param {string} url */
function decoded(url) {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}

/**
 * Return the address of a result, with the words that were found, for the page to show; of other words for a query,
 * that of this page, with them.
 * @param {import("./suggest.js").Entry} hit
 * @param {URL} root  address of the site's root
 */
export function addressOf({ url, title, titleRanges, excerpt, ranges, query }, root) {
  if (query !== undefined) return keeping(location.href, query.trim(), -1).href;
  const address = new URL(url, root);
  const found = [...titleRanges.map((range) => title.slice(...range)), ...ranges.map((range) => excerpt.slice(...range))];
  const words = new Set(found.map(lower));
  if (words.size) address.searchParams.set("h", [...words].join(" "));
  return address.href;
}

/** In lower case, unless that has other letters, as of `İ`: the page would not be found to have them. @param {string} word */
const lower = (word) => (word.toLowerCase().length === word.length ? word.toLowerCase() : word);

/**
 * @param {string} name
 * @param {(string | Node)[]} content
 */
function line(name, content) {
  const made = document.createElement("span");
  made.className = `dossier-search__${name}`;
  made.append(...content);
  return made;
}

/**
 * Return `text` as nodes, with `<mark>` on its ranges.
 * @param {string} text
 * @param {readonly import("../engine/search.js").Range[]} ranges
 */
function marked(text, ranges) {
  return pieces(text, ranges).map((piece, at) => {
    if (at % 2 === 0) return piece;
    const mark = document.createElement("mark");
    mark.textContent = piece;
    return mark;
  });
}

/**
 * Cut `text` at the ends of its ranges.
 * @param {string} text
 * @param {readonly import("../engine/search.js").Range[]} ranges  UTF-16 units, ascending, not overlapping
 * @returns {string[]}  text between ranges and text in them, alternating; some may be empty
 */
export function pieces(text, ranges) {
  const cuts = [0, ...ranges.flat(), text.length];
  return cuts.slice(1).map((cut, at) => text.slice(cuts[at], cut));
}
