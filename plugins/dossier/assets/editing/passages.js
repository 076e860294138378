/**
 * Words of a reader to a passage of the text of record, with the words around it where they stand more than once. What
 * differs only in typography is the same; what the article says is what is written.
 */

/** @typedef {{paragraph: number | null, text: string, passages: {claim: string, start: number, end: number}[]}} Block  of `articles/ARTICLE.text.json` */
/** @typedef {{text: string, before?: string, after?: string}} Passage */
/** @typedef {{block: number, start: number, end: number}} Place  UTF-16 units */
/** @typedef {{passage: Passage, paragraph: number | null, place: Place, claims: string[]}} Placed  `claims` rest on the same words, or on half of them */

/** @type {Record<string, string>} */
const ALIKE = { "…": "..." };
for (const one of "‘’‚‛′ʼ`") ALIKE[one] = "'";
for (const one of "“”„‟″«»") ALIKE[one] = '"';
for (const one of "‐‑‒–—―−") ALIKE[one] = "-";
const LETTER = /[\p{L}\p{N}\p{M}]/u;
/** Letters of scripts without spaces between words, and of Korean, as `text/fold.py` has them. */
const UNSPACED = new RegExp(
  `[${["Bopomofo", "Han", "Hangul", "Hiragana", "Katakana", "Khmer", "Lao", "Myanmar", "Nushu", "Tai_Le", "Tai_Tham", "Tai_Viet", "Tangut", "Thai", "Tibetan", "Yi"].map((name) => `\\p{Script=${name}}`).join("")}]`,
  "u",
);
/** Share of the shorter of two passages from which they are on the same words. */
const SAME = 0.5;

/** A text as it is compared, and for each unit of it, where it came from. @param {string} text @param {boolean} lower */
function folded(text, lower) {
  let out = "";
  /** @type {number[]} */
  const from = [];
  /** @type {number[]} */
  const to = [];
  let at = 0;
  for (const letter of text) {
    const end = at + letter.length;
    const blank = /\s/.test(letter);
    let put = blank ? " " : (ALIKE[letter] ?? letter.normalize("NFKC"));
    if (lower) put = put.toLowerCase();
    if (!(blank && (out.endsWith(" ") || !out)) && letter !== "\u00ad") {
      for (let unit = 0; unit < put.length; unit += 1) {
        from.push(at);
        to.push(end);
      }
      out += put;
    }
    at = end;
  }
  return { text: out, from, to };
}

/** Whether a passage may begin or end at `at`, by the rule of the checker. @param {ReturnType<typeof folded>} one @param {number} at */
function isEdge({ text, from }, at) {
  const [left, right] = [text[at - 1] ?? " ", text[at] ?? " "];
  if (!(LETTER.test(left) && LETTER.test(right))) return true;
  return (UNSPACED.test(left) || UNSPACED.test(right)) && from[at - 1] !== from[at];
}

/**
 * @param {readonly Block[]} blocks @param {string} words @param {boolean} lower
 * @param {boolean} [grown]  whether words that are cut are completed, rather than no hits
 * @returns {Place[]}
 */
function hitsOf(blocks, words, lower, grown = false) {
  const wanted = folded(words.trim(), lower).text.trimEnd();
  if (!wanted) return [];
  return blocks.flatMap(({ text }, block) => {
    const one = folded(text, lower);
    /** @type {Place[]} */
    const found = [];
    for (let at = one.text.indexOf(wanted); at >= 0; at = one.text.indexOf(wanted, at + 1)) {
      let [start, end] = [at, at + wanted.length];
      if (grown) {
        while (!isEdge(one, start)) start -= 1;
        while (!isEdge(one, end)) end += 1;
      } else if (!isEdge(one, start) || !isEdge(one, end)) continue;
      found.push({ block, start: one.from[start] ?? 0, end: one.to[end - 1] ?? 0 });
    }
    return found;
  });
}

/**
 * Place words in an article.
 * @param {readonly Block[]} blocks
 * @param {string} words  as selected, typed or pasted
 * @param {{paragraph: number | null, start: number} | null} [near]  where they were selected; words that the selection
 *     cuts are completed
 * @returns {Placed | null}  null if the article does not have them within one paragraph
 */
export function placed(blocks, words, near = null) {
  const exact = hitsOf(blocks, words, false, near !== null);
  const hits = exact.length ? exact : hitsOf(blocks, words, true);
  const far = (/** @type {Place} */ hit) =>
    near ? Math.abs(hit.start - near.start) + (blocks[hit.block]?.paragraph === near.paragraph ? 0 : 1e6) : 0;
  const [hit] = [...hits].sort((one, other) => far(one) - far(other));
  const block = hit && blocks[hit.block];
  if (!hit || !block) return null;
  const text = block.text.slice(hit.start, hit.end);
  const same = hitsOf(blocks, text, false);
  const passage = { text, ...(same.length > 1 ? around(blocks, hit, same) : {}) };
  const over = block.passages.filter(({ start, end }) => {
    const shared = Math.min(end, hit.end) - Math.max(start, hit.start);
    return shared >= SAME * Math.min(end - start, hit.end - hit.start);
  });
  return { passage, paragraph: block.paragraph, place: hit, claims: over.map(({ claim }) => claim) };
}

/** The fewest words beside a passage that no other place has. @param {readonly Block[]} blocks @param {Place} hit @param {readonly Place[]} same */
function around(blocks, hit, same) {
  const others = same.filter(({ block, start }) => block !== hit.block || start !== hit.start);
  const before = (/** @type {Place} */ { block, start }) => (blocks[block]?.text ?? "").slice(0, start).trimEnd();
  const after = (/** @type {Place} */ { block, end }) => (blocks[block]?.text ?? "").slice(end).trimStart();
  const lead = before(hit).split(" ").filter(Boolean);
  const trail = after(hit).split(" ").filter(Boolean);
  for (let size = 1; size <= Math.max(lead.length, trail.length); size += 1) {
    const [left, right] = [lead.slice(-size).join(" "), trail.slice(0, size).join(" ")];
    if (left && size <= lead.length && !others.some((one) => before(one).endsWith(left))) return { before: left };
    if (right && size <= trail.length && !others.some((one) => after(one).startsWith(right))) return { after: right };
    if (left && right && !others.some((one) => before(one).endsWith(left) && after(one).startsWith(right))) {
      return { before: left, after: right };
    }
  }
  // Equal paragraphs: the last word of the one before may tell them apart.
  const last = (blocks[hit.block - 1]?.text ?? "").split(" ").slice(-4).join(" ");
  return last ? { before: [last, ...lead].join(" ") } : {};
}
