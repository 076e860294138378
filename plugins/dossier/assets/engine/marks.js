/** Signs of a query that may be operators or only what was pasted: the same as `marks.rs`. */

export const SPACE = /[ \t\n\r\v\f\u00a0\u3000]/;

/** Quotation marks; each closes what one of its own row opens. */
const QUOTES = ["\"“”„‟＂〝〞〟", "«»", "‹›", "「」", "『』"];
/** Marks that begin a quotation anywhere; the others do only after a space or one of `LEADING`. */
const OPENING = "“„«‹「『〝";
const LEADING = "-([{<:;=,/|>—–";

/** What spaces separate. @param {string} text */
export const itemsOf = (text) => text.split(SPACE).filter(Boolean);

/**
 * The quotation that begins at a place of a query; one that is not closed is none.
 * @param {string} query
 * @param {number} at
 */
export function phraseAt(query, at) {
  const sign = query.charAt(at);
  const row = sign && QUOTES.find((row) => row.includes(sign));
  if (!row) return null;
  const before = query.charAt(at - 1);
  if (before && !SPACE.test(before) && !LEADING.includes(before) && !OPENING.includes(sign)) return null;
  const inner = query.slice(at + 1).split(new RegExp(`[${row}]`), 2);
  return inner[1] === undefined ? null : { inner: inner[0] ?? "", end: at + 2 + (inner[0] ?? "").length };
}

const COMMAND =
  /^(?:apt|awk|cargo|chmod|chown|cp|curl|docker|gcc|git|grep|kubectl|ls|mkdir|mv|npm|pip|rm|rsync|scp|sed|ssh|sudo|tar)$/;
const SHELL = /^(?:[|>$.]|&&|\.?\/.*|~\/.*|--[a-z].*|-[a-z])$/is;

/**
 * Whether a query is a command, as it is pasted from a manual.
 * @param {string} query
 */
export function isCommand(query) {
  const items = itemsOf(query);
  return COMMAND.test(items[0] ?? "") || items.some((item) => SHELL.test(item));
}

/** Whether what follows a minus is an option or a number. @param {string} item */
export const isOption = (item) => /^(?:[a-z0-9]{1,2}|[A-Z])$/.test(item);

const ASKING = /^(?:are|can|could|did|do|does|had|has|how|is|should|was|were|what|when|where|which|who|whose|why)$/i;

/** Whether a query asks a question. @param {string} query */
export const isQuestion = (query) => ASKING.test(itemsOf(query)[0] ?? "") || /[?？؟]$/.test(itemsOf(query).at(-1) ?? "");

const ARTICLE = /^(?:an?|das|der|die|el|het|il|las?|les?|los?|the) /i;

/** A title without an article at its start. @param {string} title */
export const withoutArticle = (title) => title.trimStart().replace(ARTICLE, "");

/** Whether an item is a short form such as `e.g.` or `(etc.)`. @param {string} item */
export const abbreviates = (item) => item.includes(".") && /^[^a-z0-9]*(?:cf|e\.g|etc|i\.e|viz)[^a-z0-9]*$/i.test(item);
