/**
 * Leads from the list of all claims to the search, where the list has several pages: no page holds all that fits. The
 * choices become words of a query. An address that narrows the list down, from before it was divided, fills them in.
 */

import { readAddress, selects } from "./filter.js";

/** What the search calls a field of the form, where the names differ. @type {Readonly<Record<string, string>>} */
const FIELDS = { speaker: "by" };

/**
 * Return the query for what is chosen.
 * @param {Iterable<readonly [string, string]>} chosen  names of fields with their values
 */
export function query(chosen) {
  return ["type:claim", ...[...chosen].map(([name, value]) => `${FIELDS[name] ?? name}:${value}`)].join(" ");
}

/**
 * @param {Document} root  page that may hold the form
 * @returns {{start(): void, stop(): void}}  both may be called twice
 */
export function createAsk(root) {
  /** @type {AbortController | null} */
  let listening = null;

  /** @param {Event} event */
  function onSubmit(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const chosen = selects(form).filter((field) => field.value);
    const address = new URL(location.href);
    address.search = "";
    address.hash = "";
    for (const { name, value } of chosen) address.searchParams.set(name, value);
    address.searchParams.set("q", query(chosen.map(({ name, value }) => [name, value])));
    location.assign(address);
  }

  return {
    start() {
      /** @type {HTMLFormElement | null} */
      const form = root.querySelector("form[data-dossier-ask]");
      if (!form || listening) return;
      listening = new AbortController();
      form.addEventListener("submit", onSubmit, { signal: listening.signal });
      readAddress(selects(form));
    },
    stop() {
      listening?.abort();
      listening = null;
    },
  };
}
