/** Messages that count something: the form that the language of the page has for a number. */

/** @typedef {Readonly<Record<string, string>>} Forms  a message by the categories of `Intl.PluralRules` */

const language = () => globalThis.document?.documentElement.lang || "en";

/**
 * Return `value` as the language of the page writes it, in the digits that the page has.
 * @param {number} value
 */
export const numbered = (value) => value.toLocaleString(`${language()}-u-nu-latn`);

/**
 * Return `message` with its values filled in.
 * @param {string} message  with `{name}` for each value
 * @param {Readonly<Record<string, string>>} values
 */
export function filled(message, values) {
  return message.replace(/{(\w+)}/g, (place, name) => values[name] ?? place);
}

/**
 * Return a message in the form for `count`, filled in.
 * @param {Forms} forms
 * @param {number} count  fills `{num}`
 * @param {Readonly<Record<string, string>>} [values]
 */
export function worded(forms, count, values = {}) {
  const form = forms[new Intl.PluralRules(language()).select(count)] ?? forms.other ?? "";
  return filled(form, { ...values, num: numbered(count) });
}
