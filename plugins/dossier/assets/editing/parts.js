/** Small helpers of the forms: their parts by name, elements, and sentences with values. Texts are never HTML. */

/** @param {HTMLElement} dialog @param {string} name @returns {HTMLElement} */
export const part = (dialog, name) => /** @type {HTMLElement} */ (dialog.querySelector(`[data-show="${name}"]`));

/** A sentence with its values. @param {string | undefined} text @param {Record<string, unknown>} [values] */
export const said = (text, values = {}) => (text ?? "").replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));

/** The name of a file without its folder. @param {string} path */
export const nameOf = (path) => path.slice(path.lastIndexOf("/") + 1);

/** @param {readonly string[]} names */
export const listed = (names) => new Intl.ListFormat(document.documentElement.lang || "en").format(names);

/** Milliseconds without a key after which a field is looked at. */
export const PAUSE = 600;

/** @param {string} text */
export const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** @param {string} tag @param {string} [text] @param {Record<string, string>} [attributes] */
export function element(tag, text = "", attributes = {}) {
  const one = document.createElement(tag);
  one.textContent = text;
  for (const [name, value] of Object.entries(attributes)) one.setAttribute(name, value);
  return one;
}

/** @param {string} type @param {Record<string, string>} attributes @param {string} text @param {boolean} checked */
export function choice(type, attributes, text, checked) {
  const label = element("label");
  const input = /** @type {HTMLInputElement} */ (element("input", "", { type, ...attributes }));
  input.checked = checked;
  label.append(input, text);
  return label;
}

/** A form from its HTML, which the site's own template has made. @param {Document} root @param {string} html */
export function dialogOf(root, html) {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  return /** @type {HTMLDialogElement} */ (root.importNode(parsed.body.children[0] ?? parsed.body, true));
}
