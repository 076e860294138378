/** Links of a claim: each is written once, to a claim that is not withdrawn, and contradicts no other. */
import { RULES } from "./annotation-rules.js";
import { finding } from "./claim-shape.js";
import { didYouMean, shown } from "./messages.js";

/** @typedef {import("./claim-shape.js").Finding} Finding */
/** @typedef {{question: string, position: string, value?: string | null}} Answer */
/** @typedef {{type: string, to: string, degree?: string | null, because?: string | null}} Link */
/**
 * @typedef {object} Claim  a claim whose shape is right
 * @property {string} says
 * @property {string} stance
 * @property {string[]} by
 * @property {string[]} via
 * @property {string[]} topics
 * @property {string[]} mentions
 * @property {string[]} events
 * @property {string | null} [origin]
 * @property {Answer[]} answers
 * @property {Link[]} links
 * @property {string | null} [note]
 * @property {string[]} formerly
 * @property {{on: string, why: string, instead?: string | null} | null} [withdrawn]
 */
/**
 * @typedef {object} KnownClaim  what `annotate.json` says of a claim; what is left out is the usual
 * @property {string} says
 * @property {string[]} [by]  if not the author alone
 * @property {string} [stance]  if not the one that follows from the speaker
 * @property {[question: string, position: string, value?: number][]} [answers]
 * @property {[type: string, to: string][]} [links]
 * @property {true} [note]  whether it has one
 * @property {{instead?: string, hidden?: true}} [withdrawn]
 */
/**
 * @typedef {object} KnownQuestion
 * @property {string} ask
 * @property {string} [lead]
 * @property {string} [unit]
 * @property {string[]} [silent]  articles
 * @property {Record<string, KnownPosition>} positions
 * @property {true} [fresh]  proposed with the claim; never in the file
 */
/** @typedef {{label: string, short?: string, asserts?: string[], reports?: string[], rejects?: string[]}} KnownPosition  with articles */
/**
 * @typedef {object} Dossier  `annotate.json`; everything by its slug or name, in the order of the dossier
 * @property {number} format  version of the annotations
 * @property {string} annotations  folder, as in "annotations"
 * @property {Record<string, {label: string, outlet: string, path: string, page: string, taken_down?: true}>} articles
 * @property {Record<string, {name: string, about?: string}>} topics
 * @property {Record<string, {name: string, type: string, about?: string, aliases?: string[], unnamed?: true}>} entities
 * @property {Record<string, {name: string, when?: string, where?: string, about?: string}>} events
 * @property {Record<string, KnownQuestion>} questions
 * @property {Record<string, KnownClaim>} claims  by ARTICLE/CLAIM
 * @property {Record<string, string>} former  the claim or question that has each former name
 * @property {Record<string, string[]>} [unread]  names by kind that exist but could not be read; "*" for all of a kind
 */

const SYMMETRIC = ["agrees", "disputes", "same-event"];
const AUTHOR = RULES.author;
/** @type {Finding[]} */
const NONE = [];

/**
 * What is wrong with the links of a claim.
 * @param {Claim} claim
 * @param {Dossier} dossier
 * @param {string} id  its own name
 * @param {(name: string) => boolean} exists  whether there is a claim
 * @returns {Finding[]}
 */
export function findingsOfLinks(claim, dossier, id, exists) {
  const seen = new Set();
  return claim.links.flatMap((link, at) => {
    const path = ["links", at, "to"];
    const name = `${link.type} ${link.to}`;
    if (seen.has(name)) {
      const message = `the link ${shown(link.type)} to ${shown(link.to)} is written twice`;
      return [finding("D604", path, message, { hint: "delete one of the two" })];
    }
    seen.add(name);
    if (link.to === id) return [finding("D602", path, "the claim links to itself", { hint: "name the other claim" })];
    if (exists(link.to)) return Object.hasOwn(dossier.claims, link.to) ? pair(claim, dossier, id, link, path) : NONE;
    const hint = didYouMean(link.to, Object.keys(dossier.claims)) ?? "name a claim as ARTICLE/CLAIM, the path of its file";
    return [finding("D601", path, `there is no claim ${shown(link.to)}`, { hint })];
  });
}

/** @param {Claim} claim @param {Dossier} dossier @param {string} id @param {Link} link @param {(string | number)[]} path */
function pair(claim, dossier, id, link, path) {
  const other = dossier.claims[link.to];
  /** @type {Finding[]} */
  const found = [];
  if (!other) return found;
  if (other.withdrawn && !claim.withdrawn && !other.withdrawn.hidden) {
    const { instead } = other.withdrawn;
    const leads = instead !== undefined && Object.hasOwn(dossier.claims, instead);
    const hint = leads ? `link to ${shown(instead)}, or delete the link` : "delete the link";
    found.push(finding("D605", path, `the claim ${shown(link.to)} is withdrawn`, { hint }, "warning"));
  }
  const back = (other.links ?? []).filter(([, to]) => to === id).map(([type]) => type);
  if (SYMMETRIC.includes(link.type) && back.includes(link.type)) {
    const hint = `delete it here; ${shown(`${dossier.annotations}/claims/${link.to}.yml`)} has it`;
    found.push(finding("D603", path, `the link ${shown(link.type)} is written on both sides`, { hint }));
  }
  const speaker = speakerOfBoth(claim, id, other, link.to);
  if (link.type === "disputes" && speaker !== undefined && !claim.note && !other.note) {
    const message = `${shown(speaker)} makes both this claim and ${shown(link.to)}, and one disputes the other`;
    const hint = "explain in the 'note' of either claim how that can be, or link them as 'qualifies'";
    found.push(finding("D609", path, message, { hint }, "warning"));
  }
  const here = claim.links.filter(({ to }) => to === link.to).map(({ type }) => type);
  if (link.type === "agrees" && [...here, ...back].includes("disputes")) {
    const message = `the claim is said both to agree with and to dispute ${shown(link.to)}`;
    found.push(finding("D608", path, message, { hint: "keep one of the two links" }));
  } else if (link.type === "agrees" && sharePosition(claim, other)) {
    const message = `the claims hold the same position, so they agree without a link to ${shown(link.to)}`;
    found.push(finding("D606", path, message, { hint: "delete the link" }, "warning"));
  }
  return found;
}

/** The authors of two articles are two people. @param {Claim} claim @param {string} id @param {KnownClaim} other @param {string} to */
function speakerOfBoth(claim, id, other, to) {
  const apart = id.split("/")[0] !== to.split("/")[0];
  const names = claim.by.filter((name) => (other.by ?? [AUTHOR]).includes(name) && !(apart && name === AUTHOR));
  return names.sort()[0];
}

/** @param {Claim} claim @param {KnownClaim} other */
function sharePosition(claim, other) {
  const stance = other.stance ?? (other.by === undefined ? "asserts" : "reports");
  if (claim.stance !== stance) return false;
  const number = (/** @type {string | number | null | undefined} */ value) => (value === undefined || value === null ? null : Number(value));
  return claim.answers.some(({ question, position, value }) =>
    (other.answers ?? []).some(([asked, held, given]) => asked === question && held === position && number(given) === number(value)),
  );
}
