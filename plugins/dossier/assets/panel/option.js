/** One result of a search as a link, which is also an option of the list: clicks and new tabs work as for any link. */

/** What the types of documents are called. @type {Readonly<Record<string, string>>} */
export const TYPES = Object.freeze({ article: "Article", section: "Passage", page: "Page", claim: "Claim", question: "Question" });

/**
 * Make the option for `hit`.
 * @param {import("../engine/search.js").Hit} hit
 * @param {number} at  its place in the list, counted from 0
 * @param {URL} root  address of the site's root
 * @returns {HTMLAnchorElement}
 */
export function createOption(hit, at, root) {
  const link = document.createElement("a");
  link.id = `dossier-search-${at}`;
  link.className = "dossier-search__hit";
  link.href = withWords(new URL(hit.url, root), hit);
  link.tabIndex = -1;
  link.setAttribute("role", "option");
  link.append(
    line("title", marked(hit.title, hit.titleRanges)),
    line("crumbs", [[TYPES[hit.type], hit.crumbs].filter(Boolean).join(" · ")]),
  );
  if (hit.excerpt) link.append(line("excerpt", marked(hit.excerpt, hit.ranges)));
  return link;
}

/**
 * Return the address with the words that were found, which the page then shows.
 * @param {URL} address
 * @param {import("../engine/search.js").Hit} hit
 */
function withWords(address, { title, titleRanges, excerpt, ranges }) {
  const found = [...titleRanges.map((range) => title.slice(...range)), ...ranges.map((range) => excerpt.slice(...range))];
  const words = new Set(found.map((word) => word.toLowerCase()));
  if (words.size) address.searchParams.set("h", [...words].join(" "));
  return address.href;
}

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
 * @param {readonly import("../engine/search.js").Range[]} ranges  UTF-16 units, ascending, not overlapping
 * @returns {(string | HTMLElement)[]}
 */
function marked(text, ranges) {
  /** @type {(string | HTMLElement)[]} */
  const nodes = [];
  let at = 0;
  for (const [start, end] of ranges) {
    const mark = document.createElement("mark");
    mark.textContent = text.slice(start, end);
    nodes.push(text.slice(at, start), mark);
    at = end;
  }
  return [...nodes, text.slice(at)];
}
