/** What single values have to look like: slugs, names of claims, dates, numbers, pinpoints, texts. */
import { RULES } from "./annotation-rules.js";

/** @param {string} pattern */
const whole = (pattern) => new RegExp(`^(?:${pattern})$`, "u");

const SLUG = whole(RULES.slug.pattern);
const DATE = whole(RULES.date.pattern);
const NUMBER = whole(RULES.number.pattern);
const PINPOINT = whole(RULES.pinpoint.pattern);
/** A blank as Python's `strip` takes it off. */
const BLANK = /^[\s\x1c-\x1f\x85]*$/u;
const OPEN_ENDS = ["", ".."];

/**
 * What a slug should be if `text` is not one, else undefined.
 * @param {string} text
 * @returns {string | undefined}
 */
export function slugFault(text) {
  if (!SLUG.test(text)) return RULES.slug.expected;
  return text.split("-").length > RULES.slug.words ? RULES.slug.too_long : undefined;
}

/** @param {string} text */
function claimFault(text) {
  const slash = text.indexOf("/");
  if (slash < 0 || slash === text.length - 1) return RULES.claim.expected;
  return slugFault(text.slice(0, slash)) ?? slugFault(text.slice(slash + 1));
}

/** @param {string} text  one end of a date */
function isEnd(text) {
  const parts = DATE.exec(text)?.groups;
  if (!parts) return false;
  const [year, month, day] = [Number(parts.year), Number(parts.month ?? 1), Number(parts.day ?? 1)];
  if (month < 1 || month > 12) return false;
  const leap = year <= 0 || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0));
  const days = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return day >= 1 && day <= days;
}

/** @param {string} text */
function dateFault(text) {
  const slash = text.indexOf("/");
  const [start, end] = slash < 0 ? [text, null] : [text.slice(0, slash), text.slice(slash + 1)];
  if (isEnd(start) && (end === null || OPEN_ENDS.includes(end) || isEnd(end))) return undefined;
  return OPEN_ENDS.includes(start) && end !== null && isEnd(end) ? undefined : RULES.date.expected;
}

/** @param {string} text */
function pinpointFault(text) {
  const [, , first, last] = PINPOINT.exec(text) ?? [];
  if (first === undefined) return RULES.pinpoint.expected;
  return Number(last) < Number(first) ? RULES.pinpoint.empty_range : undefined;
}

/** @param {string} text */
const numberFault = (text) => (NUMBER.test(text) ? undefined : RULES.number.expected);

/** @type {Readonly<Record<string, (text: string) => string | undefined>>} */
const FAULTS = { slug: slugFault, claim: claimFault, date: dateFault, number: numberFault, pinpoint: pinpointFault };
/** Forms whose values the checker reads itself, so that anything but text is malformed, not of another shape. */
export const READ_WHOLE = ["number", "pinpoint"];

/**
 * What a value of a form should be if `text` is not one, else undefined.
 * @param {string} form  such as "slug" or "date"; of a text, nothing is malformed
 * @param {string} text
 */
export const formFault = (form, text) => FAULTS[form]?.(text);

/** @param {string} text */
export const isBlank = (text) => BLANK.test(text);
