/**
 * What a claim needs and the dossier does not have yet: a question, a topic, somebody who speaks. Each goes into a file of
 * its own that is proposed after the claim.
 */
import { bulleted, entry } from "./claim-yaml.js";
import { NEW, speakersOf, topicsOf } from "./draft.js";
import { listFile } from "./loading.js";
import { slugged } from "./proposals.js";

/** @typedef {import("./claim-links.js").Dossier} Dossier */
/** @typedef {import("./draft.js").Draft} Draft */
/** A file to propose; `fresh` if there is none of this name yet. @typedef {{path: string, file: string, fresh: boolean}} Addition */
/** @typedef {{draft: Draft, dossier: Dossier, question: string, topic: string, speaker: string}} Added */

const TEXT = { form: "text" };
/** Keys whose values are names or terms. */
const WORDS = ["slug", "type"];

/** A name that is not taken. @param {string} text @param {number} most  words @param {...Readonly<Record<string, unknown>>} taken */
function free(text, most, ...taken) {
  const slug = slugged(text, most) || "new";
  const used = (/** @type {string} */ one) => taken.some((names) => Object.hasOwn(names, one));
  if (!used(slug)) return slug;
  for (let at = 2; ; at += 1) if (!used(`${slug}-${at}`)) return `${slug}-${at}`;
}

/**
 * The draft and the dossier as if what is added were there.
 * @param {Draft} draft @param {Dossier} dossier
 * @returns {Added}  and the slugs of what is added; empty for what is not
 */
export function added(draft, dossier) {
  const [ask, label, other, name] = [draft.ask.trim(), draft.label.trim(), draft.other.trim(), draft.topic.trim()];
  const asks = draft.question === NEW;
  const question = asks && ask ? free(ask, 4, dossier.questions, dossier.former) : "";
  const answer = label ? slugged(label, 4) || "answer" : "";
  const topic = name ? free(name, 3, dossier.topics) : "";
  const [first = ""] = draft.by === "other" && draft.type ? speakersOf(draft, dossier) : [];
  const speaker = Object.hasOwn(dossier.entities, first) ? "" : first;
  const positions = { [answer]: { label }, [free(other, 4, { [answer]: 1 })]: { label: other } };
  return {
    ...{ question, topic, speaker },
    draft: {
      ...draft,
      ...(asks ? { question, position: question ? answer : "" } : {}),
      ...(topic ? { topics: [...topicsOf(draft, dossier), topic] } : {}),
    },
    dossier: {
      ...dossier,
      questions: question ? { ...dossier.questions, [question]: { ask, positions, fresh: true } } : dossier.questions,
      topics: topic ? { ...dossier.topics, [topic]: { name } } : dossier.topics,
      entities: speaker ? { ...dossier.entities, [speaker]: { name: draft.speaker.trim(), type: draft.type } } : dossier.entities,
    },
  };
}

/**
 * The files of what is added, in the order in which they are proposed.
 * @param {Added} now @param {Readonly<Record<"topics" | "entities", {path: string, text: string}>>} lists
 * @returns {Addition[]}
 */
export function filesOf({ dossier, question, topic, speaker }, lists) {
  /** @param {"topics" | "entities"} kind @param {Record<string, string>} one */
  const listed = (kind, one) => {
    const { path, text } = lists[kind];
    return one.slug ? [{ path, file: appended(text, one), fresh: !text }] : [];
  };
  const asked = dossier.questions[question];
  const path = `${dossier.annotations}/questions/${question}.yml`;
  const own = asked ? [{ path, file: questionFile(asked), fresh: true }] : [];
  const { name = "", type = "" } = dossier.entities[speaker] ?? {};
  return [...own, ...listed("topics", { slug: topic, name: dossier.topics[topic]?.name ?? "" }), ...listed("entities", { slug: speaker, name, type })];
}

/** @returns {Promise<Record<"topics" | "entities", {path: string, text: string}>>} */
export async function listsOf() {
  const [topics, entities] = await Promise.all([listFile("topics"), listFile("entities")]);
  return { topics, entities };
}

/** @param {{ask: string, positions: Readonly<Record<string, {label: string}>>}} question */
function questionFile({ ask, positions }) {
  const lines = Object.entries(positions).flatMap(([slug, { label }]) => pairs({ slug, label }, 2));
  return [...entry("ask", ask, TEXT, 0), "positions:", ...lines].join("\n") + "\n";
}

/** An item of a list, with its texts folded. @param {Readonly<Record<string, string>>} one @param {number} depth */
function pairs(one, depth) {
  return bulleted(Object.entries(one).flatMap(([key, value]) => entry(key, value, WORDS.includes(key) ? undefined : TEXT, depth + 2)), depth);
}

/** A list with one more item, indented as the others are. @param {string} text @param {Readonly<Record<string, string>>} one */
function appended(text, one) {
  const depth = /^( *)- /m.exec(text)?.[1]?.length ?? 0;
  const before = text.trim() === "[]" ? "" : text.trimEnd();
  return `${before ? `${before}\n` : ""}${pairs(one, depth).join("\n")}\n`;
}
