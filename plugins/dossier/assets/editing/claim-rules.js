/**
 * What the checker says of a claim, before it is in a file: the same codes, at the same keys, in the same words. Both
 * are held to `tests/contract/claims/`.
 */
import { RULES } from "./annotation-rules.js";
import { findingsOfLinks } from "./claim-links.js";
import { finding, isMapping, mappingFindings } from "./claim-shape.js";
import { slugFault } from "./forms.js";
import { didYouMean, oneOf, shown } from "./messages.js";

/** @typedef {import("./claim-shape.js").Finding} Finding */
/** @typedef {import("./claim-shape.js").Path} Path */
/** @typedef {import("./claim-links.js").Dossier} Dossier */
/** @typedef {import("./claim-links.js").Claim} Claim */

/** @typedef {"topics" | "entities" | "events" | "questions"} Kind */
/** For each kind of name its code, and what one is called. @type {Readonly<Record<Kind, readonly [string, string]>>} */
const KINDS = {
  topics: ["D302", "topic"],
  entities: ["D303", "entity"],
  events: ["D304", "event"],
  questions: ["D305", "question"],
};
/** @type {readonly (readonly ["by" | "via" | "mentions" | "topics" | "events", Kind])[]} */
const NAMED = [["by", "entities"], ["via", "entities"], ["mentions", "entities"], ["topics", "topics"], ["events", "events"]];
const AUTHOR = RULES.author;

/**
 * Whether a name exists; what could not be read counts as existing.
 * @param {Dossier} dossier @param {Kind | "claims" | "articles"} kind @param {string} name
 */
function knows(dossier, kind, name) {
  const unread = dossier.unread?.[kind] ?? [];
  return Object.hasOwn(dossier[kind], name) || unread.includes(name) || unread.includes("*");
}

/**
 * What is wrong with a claim.
 * @param {unknown} claim  as its file would have it: a mapping of texts, lists and mappings; numbers count as text
 * @param {Dossier} dossier  what it may name, from `annotate.json`
 * @param {string} [id]  its own name, ARTICLE/CLAIM; without it nothing is said of names that depend on it
 * @returns {Finding[]}  none if the checker would take the file; warnings and notes do not fail it
 */
export function findings(claim, dossier, id = "") {
  const data = plain(claim);
  const found = mappingFindings("Claim", [], data);
  const own = ownName(dossier, id);
  // Names are compared only once a claim can be read, as the checker does.
  if (found.length) return [...own, ...found];
  const { claim: followed, notes } = follow(readAs(data), dossier, id);
  return [...own, ...notes, ...namesOf(followed, dossier, id)];
}

/**
 * A claim with present names where it has former ones, and a note for each of these.
 * @param {Claim} claim @param {Dossier} dossier @param {string} id
 */
function follow(claim, dossier, id) {
  /** @type {Finding[]} */
  const notes = [];
  /** @param {"claims" | "questions"} kind @param {string} name @param {Path} path */
  const named = (kind, name, path) => {
    const others = Object.hasOwn(dossier.former, name) && dossier.former[name] !== id ? dossier.former[name] : "";
    // Of two claims that had a name, the last has it.
    const now = kind === "claims" && claim.formerly.includes(name) && id > (others ?? "") ? id : others;
    if (!now || name === id || Object.hasOwn(dossier[kind], name)) return name;
    notes.push(finding("D610", path, `${shown(name)} is now called ${shown(now)}`, {}, "note"));
    return now;
  };
  const links = claim.links.map((link, at) => ({ ...link, to: named("claims", link.to, ["links", at, "to"]) }));
  const answers = claim.answers.map((answer, at) => {
    return { ...answer, question: named("questions", answer.question, ["answers", at, "question"]) };
  });
  let { withdrawn } = claim;
  if (withdrawn?.instead) {
    withdrawn = { ...withdrawn, instead: named("claims", withdrawn.instead, ["withdrawn", "instead"]) };
  }
  return { claim: { ...claim, links, answers, withdrawn }, notes };
}

/** Numbers and truths as the text that they would be in a file. @param {unknown} value @returns {unknown} */
function plain(value) {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (Array.isArray(value)) return value.map(plain);
  if (!isMapping(value)) return value ?? null;
  const kept = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(kept.map(([key, one]) => [key, plain(one)]));
}

/**
 * A claim with everything that the model fills in.
 * @param {any} data  a claim whose shape is right
 * @returns {Claim}
 */
function readAs(data) {
  const mine = data.by.length === 1 && data.by[0] === AUTHOR;
  const lists = { via: [], topics: [], mentions: [], events: [], answers: [], links: [], formerly: [] };
  return { ...lists, ...data, stance: data.stance ?? (mine ? "asserts" : "reports") };
}

/** @param {Dossier} dossier @param {string} id @returns {Finding[]} */
function ownName(dossier, id) {
  if (!id) return [];
  const [article = "", slug = ""] = id.split("/");
  const found = [];
  const expected = slugFault(slug);
  if (expected !== undefined) found.push(finding("D118", [], "the name is not a slug", { expected, found: shown(slug) }));
  if (!knows(dossier, "articles", article)) {
    const hint = didYouMean(article, Object.keys(dossier.articles)) ?? "add the article, or rename the folder of the claim";
    found.push(finding("D301", [], `there is no article ${shown(article)}`, { hint }));
  }
  if (slug === "index" || slug.startsWith("note-") || slug.startsWith("dossier-")) {
    const message = `the slug ${shown(slug)} is reserved for a part of the page`;
    found.push(finding("D210", [], message, { hint: "rename the file" }));
  }
  return found;
}

/** @param {Claim} claim @param {Dossier} dossier @param {string} id */
function namesOf(claim, dossier, id) {
  /** @type {Finding[]} */
  const found = [];
  for (const [key, kind] of NAMED) {
    found.push(...twice(key, claim[key]));
    claim[key].forEach((name, at) => {
      if (name !== AUTHOR || (key !== "by" && key !== "via")) found.push(...undefinedName(dossier, kind, name, [key, at]));
    });
  }
  if (claim.origin) found.push(...undefinedName(dossier, "events", claim.origin, ["origin"]));
  claim.answers.forEach((answer, at) => found.push(...answerFindings(dossier, answer, at, claim, id)));
  found.push(...twice("answers", claim.answers.map(({ question, position }) => `${question}: ${position}`)));
  found.push(...former(dossier, claim, id), ...replaced(dossier, claim, id));
  if (claim.by.length === 1 && claim.by[0] === AUTHOR && claim.stance === "reports") {
    const hint = "delete 'stance', or name under 'by' who makes the claim";
    found.push(finding("D207", ["stance"], "the author is the only speaker of a claim that is reported", { hint }));
  }
  return [...found, ...findingsOfLinks(claim, dossier, id, (name) => knows(dossier, "claims", name))];
}

/** @param {string} key @param {readonly string[]} names */
function twice(key, names) {
  return names.flatMap((name, at) => {
    if (names.indexOf(name) === at) return [];
    return [finding("D309", [key, at], `${shown(key)} names ${shown(name)} twice`, { hint: "delete one of the two" })];
  });
}

/** @param {Dossier} dossier @param {Kind} kind @param {string} name @param {Path} path */
function undefinedName(dossier, kind, name, path) {
  if (knows(dossier, kind, name)) return [];
  const [code, noun] = KINDS[kind];
  const file = kind === "questions" ? `questions/${name}.yml` : `${kind}.yml`;
  let hint = didYouMean(name, Object.keys(dossier[kind])) ?? `define it in ${dossier.annotations}/${file}`;
  if (name === AUTHOR) hint = "delete it; the author is named by 'by' and 'via' only";
  const isQuestion = kind === "questions";
  const message = isQuestion ? `there is no question ${shown(name)}` : `the ${noun} ${shown(name)} is not defined in ${file}`;
  return [finding(code, path, message, { hint })];
}

/**
 * @param {Dossier} dossier
 * @param {import("./claim-links.js").Answer} answer
 * @param {number} at
 * @param {Claim} claim
 * @param {string} id
 * @returns {Finding[]}
 */
function answerFindings(dossier, answer, at, claim, id) {
  const path = ["answers", at];
  if (!Object.hasOwn(dossier.questions, answer.question)) {
    return undefinedName(dossier, "questions", answer.question, [...path, "question"]);
  }
  const question = dossier.questions[answer.question];
  /** @type {Finding[]} */
  const found = [];
  if (!question) return found;
  const positions = Object.keys(question.positions);
  if (!positions.includes(answer.position)) {
    const message = `the question ${shown(answer.question)} has no position ${shown(answer.position)}`;
    const more = { expected: oneOf(positions), hint: didYouMean(answer.position, positions) };
    found.push(finding("D306", [...path, "position"], message, more));
  }
  if (answer.value !== undefined && answer.value !== null && !question.unit) {
    const message = `a value is given, but the question ${shown(answer.question)} has no unit`;
    const hint = `delete the value, or give the question a 'unit' in ${dossier.annotations}/questions/${answer.question}.yml`;
    found.push(finding("D313", [...path, "value"], message, { hint }));
  }
  const [article = ""] = id.split("/");
  if (question.silent?.includes(article) && !claim.withdrawn) {
    const message = `the article ${shown(article)} is marked silent, but it answers ${shown(answer.question)}`;
    const hint = "delete the answer here, or the article from 'silent' of the question";
    found.push(finding("D308", [...path, "question"], message, { hint }));
  }
  return found;
}

/** Former addresses are used once. @param {Dossier} dossier @param {Claim} claim @param {string} id @returns {Finding[]} */
function former(dossier, claim, id) {
  return claim.formerly.flatMap((name, at) => {
    const taken = Object.hasOwn(dossier.former, name) ? dossier.former[name] : undefined;
    if (name === id || knows(dossier, "claims", name)) {
      const message = `the former address ${shown(name)} belongs to a claim that exists`;
      const hint = "delete it; or rename that claim, since slugs are not used again";
      return [finding("D310", ["formerly", at], message, { hint: name === id ? "delete it" : hint })];
    }
    const other = claim.formerly.indexOf(name) < at ? id : taken !== id && taken;
    if (!other) return [];
    const hint = `keep it here or in ${shown(other)}; an address can lead to one place only`;
    return [finding("D311", ["formerly", at], `the former address ${shown(name)} is given twice`, { hint })];
  });
}

/** @param {Dossier} dossier @param {Claim} claim @param {string} id @returns {Finding[]} */
function replaced(dossier, claim, id) {
  const instead = claim.withdrawn?.instead;
  if (!instead) return [];
  const path = ["withdrawn", "instead"];
  if (instead === id) {
    return [finding("D312", path, "the withdrawn claim points to itself", { hint: "name the claim that replaced it" })];
  }
  if (!knows(dossier, "claims", instead)) {
    const hint = didYouMean(instead, Object.keys(dossier.claims)) ?? "name a claim as ARTICLE/CLAIM, the path of its file";
    return [finding("D307", path, `there is no claim ${shown(instead)}`, { hint })];
  }
  if (!dossier.claims[instead]?.withdrawn) return [];
  const message = `the claim ${shown(instead)} is withdrawn too`;
  return [finding("D312", path, message, { hint: "name a claim that is not withdrawn" })];
}

export { slugFault } from "./forms.js";
