/** Whether a claim has the shape of the model: its keys, and what each holds. The checker says the same of its file. */
import { RULES } from "./annotation-rules.js";
import { READ_WHOLE, formFault, isBlank } from "./forms.js";
import { didYouMean, oneOf, shown } from "./messages.js";

/**
 * @typedef {object} Finding  one thing to put right
 * @property {string} code  such as D305
 * @property {Path} path  the key that it is about; empty for the claim as a whole
 * @property {string} message
 * @property {string} [expected]
 * @property {string} [found]
 * @property {string} [hint]  the next step
 * @property {"error" | "warning" | "note"} severity
 */
/** @typedef {readonly (string | number)[]} Path  keys and numbers of items, counted from 0 */
/** @typedef {{form: string, of?: string, choices?: string[], many?: boolean, least?: number, required: boolean, nullable: boolean}} Key */
/** @typedef {Readonly<Record<string, Key>>} Model */
/** @typedef {{[key: string]: unknown}} Mapping */

/** @type {Readonly<Record<string, Model>>} */
const MODELS = RULES.models;
const HIDDEN = new RegExp(RULES.hidden, "u");
const WRITE_OR_DELETE = "write it, or delete the key";

/** @param {unknown} value @returns {value is Mapping} */
export const isMapping = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** @param {unknown} value */
function asFound(value) {
  if (value === null || value === undefined) return "nothing";
  if (typeof value === "string") return shown(value);
  return Array.isArray(value) ? "a list" : "a mapping";
}

/** @param {Path} path */
function nameOf(path) {
  const key = [...path].reverse().find((part) => typeof part === "string");
  if (typeof key !== "string") return "the value";
  const last = path.at(-1);
  return typeof last === "number" ? `item ${last + 1} of ${shown(key)}` : shown(key);
}

/**
 * @param {string} code
 * @param {Path} path
 * @param {string} message
 * @param {{expected?: string | undefined, found?: string | undefined, hint?: string | undefined}} [more]
 * @param {"error" | "warning" | "note"} [severity]
 * @returns {Finding}
 */
export function finding(code, path, message, more = {}, severity = "error") {
  /** @type {Finding} */
  const one = { code, path, message, severity };
  if (more.expected !== undefined) one.expected = more.expected;
  if (more.found !== undefined) one.found = more.found;
  if (more.hint !== undefined) one.hint = more.hint;
  return one;
}

/** @param {Path} path @param {unknown} value @param {string} expected @param {string} [hint] */
function wrongShape(path, value, expected, hint) {
  const next = value === null || value === undefined ? "write a value, or delete the key" : hint;
  return finding("D203", path, `${nameOf(path)} has the wrong shape`, { expected, found: asFound(value), hint: next });
}

/** @param {Path} path @param {string} text */
function textFindings(path, text) {
  const hidden = HIDDEN.exec(text)?.[0];
  if (hidden !== undefined) {
    const code = (hidden.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
    const hint = "delete the character; it hides or reorders text, or breaks lines where an editor shows none";
    return [finding("D103", path, "a character is not allowed", { found: `U+${code}`, hint })];
  }
  const length = Array.from(text).length;
  const { longest, blank } = RULES.text;
  if (length > longest) {
    const expected = `at most ${longest} characters`;
    const more = { expected, found: String(length), hint: "say it in fewer words" };
    return [finding("D205", path, `${nameOf(path)} is too long`, more)];
  }
  if (!isBlank(text)) return [];
  return [finding("D205", path, `${nameOf(path)} is blank`, { expected: blank, found: shown(text), hint: WRITE_OR_DELETE })];
}

/** @param {Key} key @param {Path} path @param {unknown} value @returns {Finding[]} */
function valueFindings(key, path, value) {
  if (key.of !== undefined) return mappingFindings(key.of, path, value);
  if (key.choices !== undefined) {
    if (typeof value === "string" && key.choices.includes(value)) return [];
    const hint = typeof value === "string" ? didYouMean(value, key.choices) : undefined;
    const more = { expected: oneOf(key.choices), found: asFound(value), hint };
    return [finding("D204", path, `${nameOf(path)} is not one of the values allowed`, more)];
  }
  if (typeof value !== "string" && !READ_WHOLE.includes(key.form)) return [wrongShape(path, value, "text")];
  const text = typeof value === "string" ? value : "";
  if (key.form === "text") return textFindings(path, text);
  const expected = formFault(key.form, text);
  if (expected === undefined) return [];
  return [finding("D206", path, `${nameOf(path)} is malformed`, { expected, found: asFound(value) })];
}

/** @param {Key} key @param {Path} path @param {unknown} value */
function keyFindings(key, path, value) {
  if (value === null && key.nullable) return [];
  if (!key.many) return valueFindings(key, path, value);
  if (!Array.isArray(value)) return [wrongShape(path, value, "a list", "put each item on its own line, after '- '")];
  const least = key.least ?? 0;
  if (value.length < least) {
    const more = { expected: `at least ${least}`, found: String(value.length), hint: "add what is missing" };
    return [finding("D208", path, `${nameOf(path)} has too few items`, more)];
  }
  return value.flatMap((item, at) => valueFindings(key, [...path, at], item));
}

/** A rule on several keys: a sentence, and the next step after a semicolon. @param {Path} path @param {string} said */
function together(path, said) {
  const text = said.replaceAll("`", "'");
  const end = text.indexOf("; ");
  return [finding("D207", path, text.slice(0, end), { hint: text.slice(end + 2) })];
}

/** @type {Readonly<Record<string, (value: Mapping, path: Path) => Finding[]>>} */
const TOGETHER = {
  Claim: (claim, path) => {
    const rests = Array.isArray(claim.passages) && claim.passages.length > 0;
    const has = (/** @type {string} */ key) => claim[key] !== undefined && claim[key] !== null;
    if (rests === has("scope")) return together(path, RULES.together.place);
    return rests && has("source") ? together(path, RULES.together.source) : [];
  },
  Link: (link, path) => {
    const without = (/** @type {string} */ key) => link[key] === undefined || link[key] === null;
    if (link.type !== "disputes") return without("degree") ? [] : together(path, RULES.together.degree);
    const { dispute, no_degree, no_because } = RULES.together;
    if (without("degree")) return together(path, without("because") ? dispute : no_degree);
    return without("because") ? together(path, no_because) : [];
  },
};

/**
 * What is wrong with the shape of a mapping.
 * @param {string} name  of its model: "Claim", "Passage", "Answer", "Link" or "Withdrawn"
 * @param {Path} path  where it is
 * @param {unknown} value  plain data: mappings, lists, texts and null
 * @returns {Finding[]}
 */
export function mappingFindings(name, path, value) {
  const model = MODELS[name] ?? {};
  const known = Object.keys(model);
  if (!isMapping(value)) {
    const hint = `write its keys, each with a colon and a value: ${known.join(", ")}`;
    const more = { expected: "a mapping", found: asFound(value), hint };
    return [finding("D203", path, `${nameOf(path)} has the wrong shape`, more)];
  }
  /** @type {Finding[]} */
  const found = [];
  for (const [key, rule] of Object.entries(model)) {
    if (Object.hasOwn(value, key)) found.push(...keyFindings(rule, [...path, key], value[key]));
    else if (rule.required) {
      found.push(finding("D202", [...path, key], `the key ${shown(key)} is missing`, { hint: `add a line '${key}: …'` }));
    }
  }
  for (const key of Object.keys(value)) {
    if (known.includes(key)) continue;
    const hint = didYouMean(key, known) ?? "delete the key, or choose one of those expected";
    found.push(finding("D201", [...path, key], `the key ${shown(key)} is not known`, { expected: oneOf(known), hint }));
  }
  return found.length ? found : (TOGETHER[name]?.(value, path) ?? []);
}
