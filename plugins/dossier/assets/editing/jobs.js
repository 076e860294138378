/** What the form is filled in for: a new claim, or (correction.js) the correction of one. */
import { write } from "./claim-yaml.js";
import { blank, claimOf, needs, pathOf } from "./draft.js";
import { keep } from "./drafts.js";
import { handover } from "./handover.js";
import { duplicatesOf } from "./proposals.js";

/** @typedef {import("./claim-links.js").Dossier} Dossier */
/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {import("./draft.js").Need} Need */
/** @typedef {{[key: string]: any}} Claim  plain data */
/** A file as the site serves it. @typedef {{path: string, text: string, data: Claim}} Source */
/** @typedef {{claim: Claim, id: string, path: string, file: string}} Made */
/**
 * @typedef {object} Job
 * @property {Draft} first  as the form is filled in
 * @property {Draft | undefined} kept  what was begun before
 * @property {boolean} corrects
 * @property {readonly string[]} locked  fields that are not shown, since this form cannot change what the file has there
 * @property {(draft: Draft, dossier: Dossier) => Made} make
 * @property {typeof needs} needs
 * @property {(draft: Draft, dossier: Dossier) => string[]} duplicates
 * @property {(settings: import("./handover.js").Settings, path: string, file: string) => import("./handover.js").Handover} way
 * @property {(draft: Draft, gone?: boolean) => void} keep
 * @property {(dialog: HTMLElement, dossier: Dossier, draft: Draft) => string[]} [drawn]  draws what only this job has, and
 *     returns what changes for readers
 */

/** The field that has what is needed. @type {Readonly<Record<Need, string>>} */
export const HOLDERS = { change: "says", words: "words", says: "says", repeat: "says", kind: "kind", speaker: "speaker", type: "speaker", asked: "position", because: "links" };

/** @param {string} article @param {Draft | undefined} kept @returns {Job} */
export function newClaim(article, kept) {
  return {
    ...{ first: blank(article), kept, corrects: false, locked: [], keep },
    make(draft, dossier) {
      const [claim, path] = [claimOf(draft, dossier), pathOf(draft, dossier)];
      return { claim, path, id: path.replace(/^.*\/claims\/|\.yml$/g, ""), file: write(claim) };
    },
    needs,
    duplicates: (draft, dossier) => duplicatesOf(dossier, draft),
    way: handover,
  };
}
