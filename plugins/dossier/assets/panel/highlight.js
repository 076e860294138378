/**
 * Shows on a page the words that a search found there: those of `?h=` in the address. Nothing is put into the page, so
 * nothing moves; a browser without the CSS Custom Highlight API shows the page as it is.
 */

const NAME = "dossier-search";
const PARAMETER = "h";
/** Most words that are looked for. */
const MOST = 32;

/** A letter of a script without spaces: there a word begins and ends anywhere. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}々〇ー]/u;
/** What goes on with a word. */
const LETTER = "[\\p{L}\\p{N}\\p{M}_]";
const [BEFORE, AFTER] = [`(?<!${LETTER})`, `(?!${LETTER})`];

/**
 * Return a pattern that finds `words` as whole words, in either case; null without words. Of a word in a script without
 * spaces it finds every occurrence.
 * @param {string} words  separated by spaces
 */
export function wordFinder(words) {
  const all = words.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).slice(0, MOST);
  if (!all.length) return null;
  const either = all.sort((one, other) => other.length - one.length).map(whole).join("|");
  return new RegExp(either, "giu");
}

/** @param {string} word */
function whole(word) {
  const [first = "", last = ""] = [[...word][0], [...word].at(-1)];
  const end = /\p{M}/u.test(last) ? word : last;
  return `${UNSPACED.test(first) ? "" : BEFORE}${escaped(word)}${UNSPACED.test(end) ? "" : AFTER}`;
}

/** @param {string} text */
const escaped = (text) => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");

/**
 * Show the words of the address.
 * @param {Document} root
 * @returns {{start(): void, stop(): void}}  both may be called twice
 */
export function createHighlight(root) {
  /** @param {KeyboardEvent} event */
  const onKeydown = ({ key }) => key === "Escape" && stop();
  const stop = () => {
    root.removeEventListener("keydown", onKeydown);
    CSS.highlights?.delete(NAME);
  };

  return {
    start() {
      const finder = wordFinder(new URLSearchParams(location.search).get(PARAMETER) ?? "");
      const content = root.querySelector("main article");
      if (!finder || !content || !CSS.highlights) return;
      const walker = root.createTreeWalker(content, NodeFilter.SHOW_TEXT);
      const found = new Highlight();
      while (walker.nextNode()) {
        const text = /** @type {Text} */ (walker.currentNode);
        for (const { index, 0: word } of text.data.matchAll(finder)) {
          const range = new StaticRange({
            startContainer: text,
            startOffset: index,
            endContainer: text,
            endOffset: index + word.length,
          });
          found.add(range);
        }
      }
      CSS.highlights.set(NAME, found);
      root.addEventListener("keydown", onKeydown);
    },
    stop,
  };
}
