/** What the form proposes from the words and the sentence: names, topics, questions, claims of others, an address. */

/** @typedef {import("./claim-links.js").Dossier} Dossier */

const SMALL = new Set(
  "a an and are as at be been but by for from had has have he her his in is it its not of on or she so that the their they this to was were which who will with would".split(" "),
);
const WORD = /[\p{L}\p{N}]+/gu;
/** Share of words from which two sentences say the same. */
const ALIKE = 0.6;
/** Most claims that are shown because they may say the same. */
const MOST_ALIKE = 3;

/** @param {string} text @returns {string[]} */
const wordsOf = (text) => text.toLowerCase().match(WORD) ?? [];
/** @param {string} text @returns {Set<string>} */
const tellingOf = (text) => new Set(wordsOf(text).filter((word) => !SMALL.has(word)));

/** Whether a text has a name in it, as whole words. @param {string} text @param {string} name */
function has(text, name) {
  const wanted = wordsOf(name).join(" ");
  return wanted !== "" && ` ${wordsOf(text).join(" ")} `.includes(` ${wanted} `);
}

/** How much two texts have in common, 0 to 1. @param {string} one @param {string} other */
export function likeness(one, other) {
  const [left, right] = [tellingOf(one), tellingOf(other)];
  const shared = [...left].filter((word) => right.has(word)).length;
  return shared / Math.max(1, Math.min(left.size, right.size), Math.max(left.size, right.size) * 0.7);
}

/**
 * People and others whom the words name.
 * @param {Dossier} dossier @param {string} text
 * @returns {string[]}  slugs
 */
export function namesIn(dossier, text) {
  return Object.entries(dossier.entities)
    .filter(([, one]) => !one.unnamed && [one.name, ...(one.aliases ?? [])].some((name) => has(text, name)))
    .map(([slug]) => slug);
}

/** Who is meant by a name that was typed: a slug, or what it would be. @param {Dossier} dossier @param {string} typed */
export function speakerOf(dossier, typed) {
  const wanted = wordsOf(typed).join(" ");
  const found = Object.entries(dossier.entities).find(([slug, one]) =>
    [slug, one.name, ...(one.aliases ?? [])].some((name) => wordsOf(name).join(" ") === wanted),
  );
  return found?.[0] ?? slugged(typed, 6);
}

/** @param {Dossier} dossier @param {string} text @returns {string[]}  slugs of topics that are named in it */
export function topicsIn(dossier, text) {
  return Object.entries(dossier.topics)
    .filter(([slug, { name }]) => has(text, name) || has(text, slug))
    .map(([slug]) => slug);
}

/**
 * What the search found, as questions and as claims of other articles, nearest first.
 * @param {Dossier} dossier
 * @param {readonly {url: string}[]} hits
 * @param {string} article  the one that is annotated
 */
export function nearOf(dossier, hits, article) {
  /** @type {string[]} */
  const questions = [];
  /** @type {string[]} */
  const claims = [];
  for (const { url } of hits) {
    const [, kind, name] = /^(questions|claims)\/([^?#]+?)\/?(?:index\.html)?(?:[?#].*)?$/.exec(url) ?? [];
    if (!kind || !name) continue;
    if (kind === "questions" && Object.hasOwn(dossier.questions, name)) questions.push(name);
    const claim = kind === "claims" ? dossier.claims[name] : undefined;
    if (!claim || claim.withdrawn) continue;
    if (!name.startsWith(`${article}/`)) claims.push(name);
    for (const [question] of claim.answers ?? []) questions.push(question);
  }
  return { questions: [...new Set(questions)], claims: [...new Set(claims)] };
}

/**
 * Claims of the same article that may say the same: those on the same words, then those with a similar sentence.
 * @param {Dossier} dossier
 * @param {{article: string, says: string, beside?: readonly string[], dismissed: readonly string[]}} draft  `beside` are
 *     claims on the same words
 * @returns {string[]}  names, at most three, without those of which a reader has said that this is another
 */
export function duplicatesOf(dossier, { article, says, beside = [], dismissed }) {
  const open = (/** @type {string} */ name) => !dossier.claims[name]?.withdrawn && !dismissed.includes(name);
  const same = beside.filter((name) => Object.hasOwn(dossier.claims, name) && open(name));
  if (tellingOf(says).size < 3) return same.slice(0, MOST_ALIKE);
  const similar = Object.entries(dossier.claims)
    .filter(([name]) => name.startsWith(`${article}/`) && open(name))
    .map(([name, claim]) => /** @type {const} */ ([name, likeness(says, claim.says)]))
    .filter(([, alike]) => alike >= ALIKE)
    .sort(([, one], [, other]) => other - one)
    .map(([name]) => name);
  return [...new Set([...same, ...similar])].slice(0, MOST_ALIKE);
}

/**
 * Claims to read instead of one that is withdrawn: those of its article that say something like it, those that the
 * search finds, and the others of its article.
 * @param {Dossier} dossier @param {string} id @param {string} says @param {readonly {url: string}[]} hits
 * @returns {string[]}
 */
export function insteadOf(dossier, id, says, hits) {
  const [article = ""] = id.split("/");
  const own = Object.entries(dossier.claims)
    .filter(([name, claim]) => name.startsWith(`${article}/`) && name !== id && !claim.withdrawn)
    .map(([name, claim]) => /** @type {const} */ ([name, likeness(says, claim.says)]))
    .sort(([, one], [, other]) => other - one);
  const near = own.filter(([, alike]) => alike > 0).slice(0, MOST_ALIKE);
  return [...new Set([...near.map(([name]) => name), ...nearOf(dossier, hits, article).claims.slice(0, MOST_ALIKE), ...own.map(([name]) => name)])];
}

/** The telling words of a text as a slug; empty if it has none in Latin letters. @param {string} text @param {number} most  words */
export function slugged(text, most) {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const telling = plain.filter((word) => !SMALL.has(word));
  const words = (telling.length > 1 ? telling : plain).slice(0, most);
  // A slug begins with a letter.
  const first = words.findIndex((word) => /^[a-z]/.test(word));
  return first < 0 ? "" : [...words.slice(first), ...words.slice(0, first)].join("-");
}

/**
 * A name for a claim that no claim has or had.
 * @param {Dossier} dossier @param {string} article @param {string} says
 */
export function addressFor(dossier, article, says) {
  const slug = slugged(says, 5) || "claim";
  const taken = (/** @type {string} */ one) => {
    const name = `${article}/${one}`;
    return Object.hasOwn(dossier.claims, name) || Object.hasOwn(dossier.former, name) || /^(index|note-|dossier-)/.test(one);
  };
  if (!taken(slug)) return slug;
  for (let at = 2; ; at += 1) if (!taken(`${slug}-${at}`)) return `${slug}-${at}`;
}
