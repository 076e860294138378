/** The paragraphs of an article that are nearest to a question. */

/** @typedef {import("./passages.js").Block} Block */

const WORD = /[\p{L}\p{N}]+/gu;
/** Letters of which two words have the beginning in common: deal and deals, agree and agreed. */
const STEM = 5;

/** @param {string} text @returns {Set<string>} */
const stems = (text) => new Set((text.toLowerCase().match(WORD) ?? []).map((word) => word.slice(0, STEM)));

/**
 * @param {readonly Block[]} blocks  of the article
 * @param {readonly string[]} texts  how the question is asked, its positions, and what claims say that answer it
 * @param {number} [most]
 * @returns {Block[]}  numbered paragraphs, the nearest first; words that few paragraphs have count most
 */
export function nearest(blocks, texts, most = 3) {
  const paragraphs = blocks.filter(({ paragraph }) => paragraph !== null).map((block) => ({ block, has: stems(block.text) }));
  const weight = (/** @type {string} */ stem) => {
    const holders = paragraphs.filter(({ has }) => has.has(stem)).length;
    return holders ? Math.log(1 + paragraphs.length / holders) - Math.LN2 : 0;
  };
  const wanted = texts.map((text) => [...stems(text)].map((stem) => /** @type {const} */ ([stem, weight(stem)])));
  const score = (/** @type {Set<string>} */ has) =>
    Math.max(0, ...wanted.map((all) => all.reduce((sum, [stem, worth]) => sum + (has.has(stem) ? worth : 0), 0) / Math.sqrt(all.length || 1)));
  return paragraphs
    .map(({ block, has }) => ({ block, near: score(has) }))
    .filter(({ near }) => near > 0)
    .sort((one, other) => other.near - one.near)
    .slice(0, most)
    .map(({ block }) => block);
}
