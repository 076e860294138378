/**
 * Changes values in the text of a file of annotations, and leaves everything else in it as it is: comments, the order of
 * keys, quotes, and keys that nobody asked to change.
 */
import { RULES } from "./annotation-rules.js";
import { isMapping } from "./claim-shape.js";
import { entry, isEmpty, item } from "./claim-yaml.js";

/** @typedef {{[key: string]: unknown}} Data */
/** A part of a file: lines from `start`, up to `end`. @typedef {{start: number, end: number}} Lines */

/** @type {Readonly<Record<string, Readonly<Record<string, {form: string, of?: string}>>>>} */
const MODELS = RULES.models;
const KEY = /^([A-Za-z_-]+):(?=\s|$)/;
/** What begins a text over several lines, whose number signs are no comments. */
const BLOCK = /(?:^|[:\-]\s)\s*[|>][-+0-9]*\s*(?:\s#.*)?$/;

/** @param {unknown} one @param {unknown} other @returns {boolean} */
export function same(one, other) {
  if (Array.isArray(one)) return Array.isArray(other) && one.length === other.length && one.every((each, at) => same(each, other[at]));
  if (!isMapping(one) || !isMapping(other)) return String(one ?? "") === String(other ?? "");
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((key) => same(one[key], other[key]));
}

/** @param {string} line */
const columns = (line) => line.length - line.trimStart().length;
/** Without the comments and empty lines at the end, which belong to what follows. @param {readonly string[]} lines @param {Lines} part @param {number} depth @returns {Lines} */
function trimmed(lines, { start, end }, depth) {
  const loose = (/** @type {string} */ line) => !line.trim() || (line.trimStart().startsWith("#") && columns(line) <= depth);
  while (end > start + 1 && loose(lines[end - 1] ?? "")) end -= 1;
  return { start, end };
}

/** @param {readonly string[]} lines @returns {Map<string, Lines>}  the lines of each key of the file */
function keysOf(lines) {
  const starts = lines.flatMap((line, at) => (KEY.test(line) ? [at] : []));
  return new Map(starts.map((start, at) => [KEY.exec(lines[start] ?? "")?.[1] ?? "", trimmed(lines, { start, end: starts[at + 1] ?? lines.length }, 0)]));
}

/** @param {readonly string[]} lines @param {Lines} part  of a key with a list @returns {Lines[]} */
function itemsOf(lines, { start, end }) {
  const depth = columns(lines.slice(start + 1, end).find((line) => line.trimStart().startsWith("- ")) ?? "");
  /** @type {number[]} */
  const starts = [];
  for (let at = start + 1; at < end; at += 1) if ((lines[at] ?? "").startsWith("- ", depth) && columns(lines[at] ?? "") === depth) starts.push(at);
  return starts.map((first, at) => trimmed(lines, { start: first, end: starts[at + 1] ?? end }, depth));
}

/** The comments in some lines, without what is before them. @param {readonly string[]} lines @returns {string[]} */
export function commentsOf(lines) {
  /** @type {string[]} */
  const found = [];
  let quote = "";
  let block = -1;
  for (const line of lines) {
    if (block >= 0 && (!line.trim() || columns(line) > block)) continue;
    block = -1;
    for (let at = 0; at < line.length; at += 1) {
      const letter = line[at] ?? "";
      const before = line.slice(0, at).trimEnd().at(-1) ?? "";
      if (quote) {
        if (letter === "\\" && quote === '"') at += 1;
        else if (letter === quote) quote = "";
      } else if ((letter === '"' || letter === "'") && (!before || ":[,-{".includes(before))) quote = letter;
      else if (letter === "#" && (at === 0 || /\s/.test(line[at - 1] ?? ""))) {
        found.push(line.slice(at).trimEnd());
        break;
      }
    }
    if (!quote && BLOCK.test(line)) block = columns(line);
  }
  return found;
}

/** What an item of a list is about. @param {unknown} one */
const subject = (one) => (isMapping(one) ? (one.to ?? one.question ?? "") : one);

/**
 * The lines of a list of mappings in which items were changed, added or taken out.
 * @param {readonly string[]} lines  of the file @param {Lines} part  of the key
 * @param {readonly unknown[]} was @param {readonly unknown[]} now @param {string} model  of an item
 * @returns {string[] | null}  null if the items of the file are not one below the other
 */
function listed(lines, part, was, now, model) {
  const places = itemsOf(lines, part);
  const [first] = places;
  if (!first || places.length !== was.length) return null;
  const depth = columns(lines[first.start] ?? "");
  const fresh = new Set(now);
  const take = (/** @type {(one: unknown) => boolean} */ fits) => {
    const found = [...fresh].find(fits);
    fresh.delete(found);
    return found;
  };
  // First what stays as it is; then what is about the same claim, question or words.
  const kept = was.map((old) => take((one) => same(one, old)));
  const next = was.map((old, at) => kept[at] ?? take((one) => same(subject(one), subject(old))));
  const out = lines.slice(part.start, first.start);
  places.forEach((place, at) => {
    const mine = lines.slice(place.start, place.end);
    if (kept[at]) out.push(...mine);
    else out.push(...commentsOf(mine).map((text) => " ".repeat(depth) + text), ...(next[at] ? item(next[at], model, depth) : []));
    if (at + 1 < places.length) out.push(...lines.slice(place.end, places[at + 1]?.start));
  });
  for (const one of fresh) out.push(...item(one, model, depth));
  return [...out, ...lines.slice(places.at(-1)?.end, part.end)];
}

/**
 * The text of a file after some of its values have changed.
 * @param {string} text  of the file
 * @param {Data} was  what it says
 * @param {Data} now  what it has to say; what is empty is taken out
 * @param {string} [name]  of its model
 * @returns {string}  the same text if nothing changed; ends in a line feed
 */
export function rewritten(text, was, now, name = "Claim") {
  const model = MODELS[name] ?? {};
  const order = Object.keys(model);
  let lines = text.replace(/\n+$/, "").split("\n");
  const changed = [...new Set([...Object.keys(now), ...Object.keys(was)])].filter((key) => !same(now[key], was[key]));
  for (const key of changed) {
    const places = keysOf(lines);
    const part = places.get(key);
    const [old, value] = [was[key], now[key]];
    const fresh = isEmpty(value) ? [] : entry(key, value, model[key], 0);
    if (!part) {
      const before = order.slice(0, Math.max(0, order.indexOf(key))).reverse().find((one) => places.has(one));
      const at = before ? (places.get(before)?.end ?? lines.length) : lines.length;
      lines = [...lines.slice(0, at), ...fresh, ...lines.slice(at)];
      continue;
    }
    const rule = model[key];
    const items = rule?.of && Array.isArray(old) && Array.isArray(value) && value.length ? listed(lines, part, old, value, rule.of) : null;
    const whole = [...commentsOf(lines.slice(part.start, part.end)), ...fresh];
    lines = [...lines.slice(0, part.start), ...(items ?? whole), ...lines.slice(part.end)];
  }
  return lines.join("\n") + "\n";
}
