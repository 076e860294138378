/**
 * A draft of a claim as a value: what a reader has filled in, how it follows from what happened, and the claim that it
 * makes. No document and no clock.
 */
import { addressFor, namesIn, speakerOf, topicsIn } from "./proposals.js";

/** A question that the dossier does not have, in the place of its slug. */
export const NEW = "+";

/** @typedef {import("./claim-links.js").Dossier} Dossier */
/** @typedef {import("./claim-shape.js").Finding} Finding */
/** @typedef {import("./passages.js").Passage} Passage */
/** @typedef {{type: string, degree: string, because: string}} Link */
/**
 * @typedef {object} Draft
 * @property {string} article
 * @property {string} words  as selected, typed or pasted
 * @property {Passage | null} passage  the same as the article has them; null if it does not
 * @property {number | null} paragraph
 * @property {readonly string[]} [beside]  claims on the same words
 * @property {string} says
 * @property {string} kind
 * @property {"author" | "other"} by
 * @property {string} speaker  as typed
 * @property {string} question
 * @property {string} position
 * @property {Readonly<Record<string, Link>>} links  by the claim that each leads to
 * @property {readonly string[] | null} topics  null for those proposed
 * @property {readonly string[] | null} mentions  null for those proposed
 * @property {string} slug  empty for the one proposed
 * @property {readonly string[]} dismissed  claims that this one does not repeat
 * @property {string} ask  a question that the dossier does not have
 * @property {string} label  what the claim answers to it @property {string} other  what else can be answered
 * @property {string} topic  name of one that the dossier does not have
 * @property {string} type  what a speaker is whom the dossier does not have
 */
/**
 * @typedef {{type: "words", words: string, passage: Passage | null, paragraph: number | null, beside?: readonly string[]}
 *   | {type: "set", key: "says" | "kind" | "speaker" | "slug" | "position" | "ask" | "label" | "other" | "topic" | "type", value: string}
 *   | {type: "by", by: "author" | "other"} | {type: "question", question: string}
 *   | {type: "link", to: string, as: string} | {type: "degree", to: string, degree: string}
 *   | {type: "because", to: string, because: string} | {type: "dismiss", claims: readonly string[]}
 *   | {type: "choose", list: "topics" | "mentions", names: readonly string[]}} Action
 */

/** @param {string} article @returns {Draft}  one in which nothing is filled in but who says it */
export function blank(article) {
  return {
    ...{ article, words: "", passage: null, paragraph: null, says: "", kind: "", by: "author", speaker: "" },
    ...{ question: "", position: "", links: {}, topics: null, mentions: null, slug: "", dismissed: [] },
    ...{ ask: "", label: "", other: "", topic: "", type: "" },
  };
}

/** @param {Draft} draft @param {Action} action @returns {Draft}  the same one if nothing changed */
export function next(draft, action) {
  switch (action.type) {
    case "words":
      return { ...draft, words: action.words, passage: action.passage, paragraph: action.paragraph, beside: action.beside ?? [] };
    case "set":
      return draft[action.key] === action.value ? draft : { ...draft, [action.key]: action.value };
    case "by":
      return { ...draft, by: action.by };
    case "question":
      return draft.question === action.question ? draft : { ...draft, question: action.question, position: "" };
    case "link": {
      const { [action.to]: had, ...others } = draft.links;
      // A dispute begins as one of readings, the mildest; the same press again takes the link away.
      if (had?.type === action.as) return { ...draft, links: others };
      const link = { degree: had?.degree ?? "interpretive", because: had?.because ?? "", type: action.as };
      return { ...draft, links: { ...draft.links, [action.to]: link } };
    }
    case "degree":
    case "because": {
      const had = draft.links[action.to];
      if (!had) return draft;
      const { type: _type, to, ...change } = action;
      return { ...draft, links: { ...draft.links, [to]: { ...had, ...change } } };
    }
    case "choose":
      return { ...draft, [action.list]: action.names };
    case "dismiss":
      return { ...draft, dismissed: [...draft.dismissed, ...action.claims] };
  }
}

/** Whether there is something that a reader would miss. @param {Draft} draft */
export const isKept = ({ says, kind, position, links, ask }) => Boolean(says || kind || position || ask || Object.keys(links).length);

/** @param {Draft} draft */
const textOf = (draft) => `${draft.passage?.text ?? draft.words} ${draft.says}`;
/** @param {Draft} draft @param {Dossier} dossier @returns {readonly string[]} */
export const mentionsOf = (draft, dossier) => draft.mentions ?? namesIn(dossier, textOf(draft));
/** @param {Draft} draft @param {Dossier} dossier @returns {readonly string[]} */
export function topicsOf(draft, dossier) {
  const asked = draft.position ? (dossier.questions[draft.question]?.ask ?? "") : "";
  return draft.topics ?? topicsIn(dossier, `${textOf(draft)} ${asked}`);
}
/** @param {Draft} draft @param {Dossier} dossier */
export const slugOf = (draft, dossier) => draft.slug || addressFor(dossier, draft.article, draft.says);
/** @param {Draft} draft @param {Dossier} dossier  @returns {string}  path of its file in the repository */
export const pathOf = (draft, dossier) => `${dossier.annotations}/claims/${draft.article}/${slugOf(draft, dossier)}.yml`;

/** @param {Draft} draft @param {Dossier} dossier  @returns {string[]} */
export const speakersOf = (draft, dossier) => (draft.by === "author" ? ["author"] : [speakerOf(dossier, draft.speaker)]);

/** Whether the dossier does not have who says it. @param {Draft} draft @param {Dossier} dossier */
export const isUnknown = (draft, dossier) => draft.by === "other" && draft.speaker.trim() !== "" && !speakersOf(draft, dossier).every((one) => Object.hasOwn(dossier.entities, one));

/**
 * The claim as its file has it.
 * @param {Draft} draft @param {Dossier} dossier
 */
export function claimOf(draft, dossier) {
  const links = Object.entries(draft.links).map(([to, { type, degree, because }]) => {
    const why = because.trim() ? { because: because.trim() } : {};
    return { type, to, ...(type === "disputes" ? { degree } : {}), ...why };
  });
  return {
    says: draft.says.trim(),
    ...(draft.kind ? { kind: draft.kind } : {}),
    by: speakersOf(draft, dossier),
    ...(draft.by === "other" ? { speech: "reported" } : {}),
    passages: draft.passage ? [draft.passage] : [],
    topics: [...topicsOf(draft, dossier)],
    mentions: [...mentionsOf(draft, dossier)],
    answers: draft.position ? [{ question: draft.question, position: draft.position }] : [],
    links,
  };
}

/** What is missing rather than wrong. @typedef {"change" | "repeat" | "words" | "says" | "kind" | "speaker" | "type" | "asked" | "because"} Need */

/**
 * What is still needed, in the order of the form.
 * @param {Draft} draft @param {Dossier} dossier @param {readonly string[]} duplicates  claims that may say the same
 * @returns {Need[]}
 */
export function needs(draft, dossier, duplicates) {
  const told = (/** @type {string} */ text) => text.trim() !== "";
  /** @type {[Need, boolean][]} */
  const all = [
    ["words", !draft.passage],
    ["says", !draft.says.trim()],
    ["repeat", duplicates.length > 0],
    ["kind", !draft.kind],
    ["speaker", draft.by === "other" && !draft.speaker.trim()],
    ["type", isUnknown(draft, dossier) && !draft.type],
    ["asked", draft.question === NEW && ![draft.ask, draft.label, draft.other].every(told)],
    ["because", Object.values(draft.links).some(({ type, because }) => type === "disputes" && !because.trim())],
  ];
  return all.filter(([, missing]) => missing).map(([need]) => need);
}

/**
 * The field that a finding is about.
 * @param {Pick<Finding, "path">} finding
 * @returns {"words" | "says" | "kind" | "speaker" | "position" | "links" | "topics" | "mentions" | "slug"}
 */
export function fieldOf({ path: [key] }) {
  switch (key) {
    case "says":
    case "kind":
    case "links":
    case "topics":
    case "mentions":
      return key;
    case "by":
    case "stance":
      return "speaker";
    case "answers":
      return "position";
    case "passages":
      return "words";
    default:
      return "slug";
  }
}
