/** What a draft becomes, as the form shows it: the card, and what changes for readers. */
import { element, listed, part, said } from "./parts.js";

/** @typedef {import("./claim-links.js").Dossier} Dossier */
/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {import("./jobs.js").Job} Job */

/** @param {HTMLElement} dialog @param {string} kind */
export const kindName = (dialog, kind) => dialog.querySelector(`[name="kind"][value="${kind}"]`)?.parentElement?.textContent ?? "";
/** The outlet of a claim. @param {Dossier} dossier @param {string} claim */
export const labelOf = (dossier, claim) => dossier.articles[claim.split("/")[0] ?? ""]?.outlet ?? claim;

/** @param {HTMLElement} dialog @param {Dossier} dossier @param {Job} job @param {Draft} draft */
export function drawCard(dialog, dossier, job, draft) {
  const words = dialog.dataset;
  const tone = Object.values(draft.links).some(({ type }) => type === "disputes") ? "dispute" : "lone";
  const card = part(dialog, "card");
  card.dataset.state = tone;
  const who = draft.by === "author" ? words.author : draft.speaker;
  const question = dossier.questions[draft.question];
  const position = question?.positions[draft.position]?.label;
  const related = Object.entries(draft.links).map(([to, { type, because }]) => {
    const line = element("p");
    const relation = element("b", words[type] ?? type, { class: "dossier-relation", ...(type === "disputes" ? { "data-tone": "dispute" } : {}) });
    line.append(relation, ` ${labelOf(dossier, to)}${because ? `: ${because}` : ""}`);
    return line;
  });
  const answer = position ? [element("p", `${question?.ask} ${position}`)] : [];
  const says = element("p", draft.says || words.says, { class: draft.says ? "dossier-says" : "dossier-soft" });
  const about = [kindName(dialog, draft.kind), who].filter(Boolean).join(" · ");
  card.replaceChildren(says, element("p", about, { class: "dossier-soft" }), ...answer, ...related);
  const effects = job.drawn?.(dialog, dossier, draft) ?? effectsOfClaim(words, dossier, draft);
  part(dialog, "effects").replaceChildren(...effects.flatMap((one) => (one ? [element("li", one)] : [])));
}

/** @param {Draft} draft @param {Dossier} dossier */
export const disputedBy = (draft, dossier) => Object.entries(draft.links).filter(([, { type }]) => type === "disputes").map(([to]) => labelOf(dossier, to));

/** @param {DOMStringMap} words @param {Dossier} dossier @param {Draft} draft */
function effectsOfClaim(words, dossier, draft) {
  const outlet = dossier.articles[draft.article]?.outlet ?? draft.article;
  const question = dossier.questions[draft.question];
  const held = question?.positions[draft.position];
  const disputed = disputedBy(draft, dossier);
  return [
    draft.paragraph !== null && said(words.first, { paragraph: draft.paragraph }),
    held && !held.asserts?.length && draft.by === "author" && said(words.only, { position: held.label, article: outlet }),
    disputed.length > 0 && said(words.others, { claims: listed(disputed), article: outlet }),
    question?.fresh && words.unread,
  ];
}
