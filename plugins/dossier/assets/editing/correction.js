/**
 * The correction of a claim. The form shows only what it can change, and below each change what it was; everything else
 * is taken from the file of the claim as it is.
 */
import { rewritten, same } from "./claim-edits.js";
import { blank, claimOf, mentionsOf, needs, topicsOf } from "./draft.js";
import { keepChange } from "./drafts.js";
import { disputedBy, kindName } from "./form-card.js";
import { revision } from "./handover.js";
import { HOLDERS } from "./jobs.js";
import { element, listed, said } from "./parts.js";

/** @typedef {import("./claim-links.js").Dossier} Dossier */
/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {import("./jobs.js").Claim} Claim */
/** @typedef {import("./jobs.js").Job} Job */
/** @typedef {import("./jobs.js").Source} Source */

/** Links that the form can write. */
const WRITTEN = ["agrees", "disputes", "qualifies"];

/**
 * @param {string} id  ARTICLE/CLAIM
 * @param {Source} source
 * @param {Dossier} dossier
 * @param {readonly import("./passages.js").Block[]} blocks  of the article
 * @param {Draft | undefined} kept  what was begun before
 * @param {string} edit  address at which the file can be edited, or empty
 * @returns {Job}
 */
export function correction(id, source, dossier, blocks, kept, edit) {
  const { data } = source;
  const { draft, locked } = filledFrom(id, data, dossier, blocks);
  const make = (/** @type {Draft} */ now) => {
    const claim = changed(data, draft, now, dossier);
    return { claim, id, path: source.path, file: rewritten(source.text, data, claim) };
  };
  return {
    ...{ first: draft, kept, corrects: true, locked, make },
    needs(now, known) {
      const missing = needs(now, known, []).filter((need) => !locked.includes(HOLDERS[need]));
      return missing.length || make(now).file !== source.text ? missing : ["change"];
    },
    duplicates: () => [],
    drawn(dialog, known, now) {
      drawFormer(dialog, known, this, now);
      return effectsOf(dialog.dataset, known, this.first, now);
    },
    way: (settings, path) => revision(settings, path, edit),
    keep: (now, gone = false) => keepChange(id, "correct", gone || make(now).file === source.text ? null : now),
  };
}

/** @param {string} id @param {Claim} data @param {Dossier} dossier @param {readonly import("./passages.js").Block[]} blocks */
function filledFrom(id, data, dossier, blocks) {
  const [article = "", slug = ""] = id.split("/");
  const { passages = [], by = [], answers = [], links = [], stance, via = [] } = data;
  const mine = by.length === 1 && by[0] === "author";
  const own = links.filter((/** @type {Claim} */ { type }) => WRITTEN.includes(type));
  const [passage] = passages;
  const [answer] = answers;
  const block = blocks.find((one) => one.passages.some(({ claim }) => claim === id));
  /** @type {Draft} */
  const draft = {
    ...blank(article),
    ...{ words: passage?.text ?? "", passage: passage ? inWords(passage) : null, paragraph: block?.paragraph ?? null },
    ...{ says: data.says, kind: data.kind, by: mine ? "author" : "other", slug },
    speaker: mine ? "" : (dossier.entities[by[0]]?.name ?? by[0] ?? ""),
    ...{ question: answer?.question ?? "", position: answer?.position ?? "" },
    links: Object.fromEntries(own.map((/** @type {Claim} */ { type, to, degree, because }) => [to, { type, degree: degree ?? "interpretive", because: because ?? "" }])),
    ...{ topics: data.topics ?? [], mentions: data.mentions ?? [] },
  };
  const usual = stance === undefined || stance === (mine ? "asserts" : "reports");
  const locked = [
    "slug",
    ...(passages.length === 1 ? [] : ["words"]),
    ...(by.length === 1 && !via.length && usual ? [] : ["speaker"]),
    ...(answers.length < 2 ? [] : ["position"]),
    ...(new Set(own.map((/** @type {Claim} */ { to }) => to)).size === own.length ? [] : ["links"]),
  ];
  return { draft, locked };
}

/** @param {Claim} passage @returns {import("./passages.js").Passage} */
const inWords = ({ text, before, after }) => ({ text, ...(before ? { before } : {}), ...(after ? { after } : {}) });

/**
 * The claim after what was changed in the form.
 * @param {Claim} data  of the file @param {Draft} first  as it was filled in @param {Draft} now @param {Dossier} dossier
 * @returns {Claim}
 */
function changed(data, first, now, dossier) {
  const [was, is] = [/** @type {Claim} */ (claimOf(first, dossier)), /** @type {Claim} */ (claimOf(now, dossier))];
  /** @type {Claim} */
  const claim = { ...data };
  const differ = (/** @type {string} */ key) => !same(was[key], is[key]);
  for (const key of ["says", "kind", "topics", "mentions"]) if (differ(key)) claim[key] = is[key];
  if (differ("by")) {
    const { stance: _stance, speech: _speech, ...rest } = claim;
    Object.assign(claim, rest, { by: is.by, stance: undefined, speech: is.speech });
  }
  if (differ("passages")) {
    const { text: _text, before: _before, after: _after, ...kept } = data.passages?.[0] ?? {};
    claim.passages = is.passages.map((/** @type {Claim} */ one) => ({ ...one, ...kept }));
  }
  if (differ("answers")) claim.answers = is.answers;
  if (differ("links")) {
    const written = new Map(is.links.map((/** @type {Claim} */ link) => [link.to, link]));
    const before = (data.links ?? []).flatMap((/** @type {Claim} */ link) => {
      if (!WRITTEN.includes(link.type)) return [link];
      const next = written.get(link.to);
      written.delete(link.to);
      const { type: _type, degree: _degree, because: _because, ...kept } = link;
      return next ? [same(next, link) ? link : { ...next, ...kept }] : [];
    });
    claim.links = [...before, ...written.values()];
  }
  return Object.fromEntries(Object.entries(claim).filter(([, value]) => value !== undefined));
}

/** @param {DOMStringMap} words @param {Dossier} dossier @param {Draft} first @param {Draft} draft */
function effectsOf(words, dossier, first, draft) {
  const outlet = dossier.articles[draft.article]?.outlet ?? draft.article;
  const left = first.position && `${first.question} ${first.position}` !== `${draft.question} ${draft.position}`;
  const taken = draft.position && `${first.question} ${first.position}` !== `${draft.question} ${draft.position}`;
  const now = dossier.questions[draft.question];
  const gone = disputedBy(first, dossier).filter((one) => !disputedBy(draft, dossier).includes(one));
  const came = disputedBy(draft, dossier).filter((one) => !disputedBy(first, dossier).includes(one));
  const effects = [
    draft.says.trim() !== first.says && words.effectSays,
    draft.passage?.text !== first.passage?.text && draft.paragraph !== null && said(words.effectWords, { paragraph: draft.paragraph }),
    left && said(words.effectLeft, { question: dossier.questions[first.question]?.ask, position: dossier.questions[first.question]?.positions[first.position]?.label }),
    taken && said(words.effectTaken, { question: now?.ask, position: now?.positions[draft.position]?.label }),
    gone.length > 0 && said(words.effectGone, { claims: listed(gone) }),
    came.length > 0 && said(words.others, { claims: listed(came), article: outlet }),
    words.effectStays,
  ];
  return effects.flatMap((one) => one || []);
}

/** Below each field that was changed, what it was. @param {HTMLElement} dialog @param {Dossier} dossier @param {Job} job @param {Draft} draft */
function drawFormer(dialog, dossier, job, draft) {
  for (const old of dialog.querySelectorAll(".dossier-was")) old.remove();
  /** @param {Draft} one @returns {Record<string, string>} */
  const shown = (one) => ({
    words: one.passage?.text ?? one.words,
    says: one.says.trim(),
    kind: kindName(dialog, one.kind),
    speaker: one.by === "author" ? (dialog.dataset.author ?? "") : one.speaker,
    position: [dossier.questions[one.question]?.ask, dossier.questions[one.question]?.positions[one.position]?.label].filter(Boolean).join(" "),
    topics: listed(topicsOf(one, dossier).map((slug) => dossier.topics[slug]?.name ?? slug)),
    mentions: listed(mentionsOf(one, dossier).map((slug) => dossier.entities[slug]?.name ?? slug)),
  });
  const [before, after] = [shown(job.first), shown(draft)];
  for (const [name, text] of Object.entries(before)) {
    // A question without a position is no answer.
    const none = name === "position" && !job.first.position && !draft.position;
    if (text === after[name] || none || job.locked.includes(name)) continue;
    const line = element("p", `${dialog.dataset.was} `, { class: "dossier-was" });
    line.append(text ? element("del", text) : element("span", dialog.dataset.nothing));
    dialog.querySelector(`[data-field="${name}"]`)?.append(line);
  }
}
