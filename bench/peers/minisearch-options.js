/** How MiniSearch is set up here, for building, for Node and for the browser alike. */

/**
 * A document is a section; the weights are the example of MiniSearch's documentation. With `prefix` it finds less.
 * @type {import("minisearch").Options<{id: number, url: string, title: string, text: string}>}
 */
export const OPTIONS = {
  fields: ["title", "text"],
  storeFields: ["url", "title"],
  searchOptions: { boost: { title: 2 }, fuzzy: 0.2 },
};
