/**
 * Writes a claim as the project formats it. The gate that reads it is stricter than YAML, so everything is quoted that
 * could be read as something else; what is written is always let through, and read back as it was.
 */
import { RULES } from "./annotation-rules.js";
import { isMapping } from "./claim-shape.js";

const WIDTH = 118;
/** A word that no reader of YAML takes for anything but text. */
const PLAIN = /^[a-z][a-z0-9]*(?:[-/][a-z0-9]+)*$/;
const TAKEN_FOR_OTHER = new Set(["y", "n", "yes", "no", "on", "off", "true", "false", "null"]);
const PINPOINT = new RegExp(`^(?:${RULES.pinpoint.pattern})$`, "u");
const NUMBER = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/;
const HIDDEN = new RegExp(RULES.hidden, "gu");
/** What a quotation on one line cannot show. */
const UNSEEN = /[\n\t\u00a0\u00ad\u2000-\u200f\u202f\u205f-\u206f\u3000]/u;
/** Lines may be folded at a single space between two characters that are none. */
const FOLDABLE = /^\S(?:.*\S)?$/u;
/** @type {Readonly<Record<string, Readonly<Record<string, {form: string, of?: string}>>>>} */
const MODELS = RULES.models;

/**
 * A text without the characters that no file may have, and with line feeds for all line ends.
 * @param {string} text
 */
export const clean = (text) => text.replace(/\r\n?/g, "\n").replace(HIDDEN, "");

/**
 * A claim as the text of its file.
 * @param {object} claim  mapping of texts, lists and mappings, in any order; what is empty, null or undefined is left out
 * @param {string} [schema]  address of its schema, for a first line that tells editors of it
 * @returns {string}  ends in a line feed
 */
export function write(claim, schema = "") {
  const head = schema ? `# yaml-language-server: $schema=${schema.replace(/\s/g, "")}\n` : "";
  const data = /** @type {Record<string, unknown>} */ (cleaned(claim));
  return head + mapping(data, "Claim", 0).join("\n") + "\n";
}

/** Plain data with every value as a clean text. @param {unknown} value @returns {unknown} */
function cleaned(value) {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.map(cleaned);
  if (!isMapping(value)) return clean(String(value));
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [clean(key), cleaned(one)]));
}

/** Whether there is nothing to write. @param {unknown} value @returns {boolean} */
export function isEmpty(value) {
  if (value === null || value === undefined || value === "") return true;
  if (Array.isArray(value)) return value.every(isEmpty);
  return isMapping(value) && Object.values(value).every(isEmpty);
}

/**
 * @param {Readonly<Record<string, unknown>>} value
 * @param {string} name  of its model
 * @param {number} depth  columns before its keys
 * @returns {string[]}  lines, indented
 */
function mapping(value, name, depth) {
  const model = MODELS[name] ?? {};
  const known = Object.keys(model).filter((key) => Object.hasOwn(value, key));
  // A key of a newer format is kept, at the end.
  const keys = [...known, ...Object.keys(value).filter((key) => !Object.hasOwn(model, key))];
  return keys.filter((key) => !isEmpty(value[key])).flatMap((key) => keyed(key, value[key], model[key], depth));
}

/** The lines of a key. @param {string} key @param {unknown} value @param {{form: string, of?: string} | undefined} rule @param {number} depth @returns {string[]} */
export function entry(key, value, rule, depth) {
  return keyed(key, cleaned(value), rule, depth);
}

/** The lines of an item of a list. @param {unknown} value @param {string} model @param {number} depth  columns before its dash */
export const item = (value, model, depth) => dashed(cleaned(value), model, depth);

/** @param {string} key @param {unknown} value @param {{form: string, of?: string} | undefined} rule @param {number} depth @returns {string[]} */
function keyed(key, value, rule, depth) {
  const pad = " ".repeat(depth);
  const name = rule ? key : word(key);
  if (Array.isArray(value)) {
    const items = value.filter((item) => !isEmpty(item));
    if (items.every((item) => !isMapping(item) && !Array.isArray(item))) return flow(`${pad}${name}: [`, items.map(word), depth);
    return [`${pad}${name}:`, ...items.flatMap((item) => dashed(item, rule?.of ?? "", depth + 2))];
  }
  if (isMapping(value)) return [`${pad}${name}:`, ...mapping(value, rule?.of ?? "", depth + 2)];
  const text = String(value);
  if (rule?.form !== "text") return [`${pad}${name}: ${word(text)}`];
  return prose(`${pad}${name}: `, text, depth + 2);
}

/** An item of a list, after its dash. @param {unknown} item @param {string} model @param {number} depth */
function dashed(item, model, depth) {
  const pad = " ".repeat(depth);
  if (!isMapping(item)) return [`${pad}- ${word(item)}`];
  return bulleted(mapping(item, model, depth + 2), depth);
}

/** Lines as an item of a list. @param {readonly string[]} lines  indented by two columns more @param {number} depth  columns before the dash */
export const bulleted = (lines, depth) => lines.map((line, at) => (at ? line : `${" ".repeat(depth)}- ${line.trimStart()}`));

/** @param {string} head @param {readonly string[]} words @param {number} depth */
function flow(head, words, depth) {
  const lines = [head];
  words.forEach((one, at) => {
    const last = lines.length - 1;
    const next = at === words.length - 1 ? `${one}]` : `${one},`;
    const before = lines[last] ?? "";
    const joined = at ? `${before} ${next}` : before + next;
    if (joined.length > WIDTH && at) lines.push(" ".repeat(depth + 2) + next);
    else lines[last] = joined;
  });
  return lines;
}

/** A slug, a term, a number: plain where nothing else could be meant. @param {unknown} value */
function word(value) {
  const text = String(value);
  const plain = (PLAIN.test(text) && !TAKEN_FOR_OTHER.has(text)) || PINPOINT.test(text) || NUMBER.test(text);
  return plain ? text : quoted(text);
}

/** @param {string} text  on one line */
function quoted(text) {
  if (text.includes('"') && !text.includes("'") && !UNSEEN.test(text)) return `'${text}'`;
  const safe = text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n").replaceAll("\t", "\\t");
  return `"${safe}"`;
}

/** @param {string} head @param {string} text @param {number} depth  columns before folded lines */
function prose(head, text, depth) {
  const line = head + quoted(text);
  if (line.length <= WIDTH || !FOLDABLE.test(text) || UNSEEN.test(text)) return [line];
  return [`${head}>-`, ...folded(text, WIDTH - depth).map((one) => " ".repeat(depth) + one)];
}

/** @param {string} text @param {number} width */
function folded(text, width) {
  const lines = [""];
  for (const one of text.split(/(?<=\S) (?=\S)/u)) {
    const last = lines.length - 1;
    const joined = lines[last] ? `${lines[last]} ${one}` : one;
    if (Array.from(joined).length > width && lines[last]) lines.push(one);
    else lines[last] = joined;
  }
  return lines;
}
