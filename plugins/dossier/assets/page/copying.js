/**
 * Buttons copy the address of a claim and citations, and the addresses in citations are completed where the site does
 * not know its own. The status of the page has the words for what happened. Without this module there are no buttons: a press on a citation selects it.
 */

const BUTTON = "button[data-dossier-copy]";

/**
 * Return `address` as others are to be given it: without the place on the page and without what a search added.
 * @param {string} address  absolute
 */
export function plain(address) {
  const url = new URL(address);
  url.search = "";
  url.hash = "";
  return url.href;
}

/**
 * Return the citation `text`, which ends with `path` or names it in a field of BibTeX, with `address` in its place.
 * @param {string} text
 * @param {string} path  of the page that is cited, relative to the site's root
 * @param {string} address  of the same page, absolute
 */
export function completed(text, path, address) {
  const field = `addendum = {${path}}`;
  // As functions: an address may contain a dollar sign.
  if (text.includes(field)) return text.replace(field, () => `url = {${address}}`);
  return text.endsWith(` ${path}`) ? text.slice(0, text.length - path.length) + address : text;
}

/**
 * @param {Document} root  page that may hold citations
 * @returns {{start(): void, stop(): void}}  both may be called twice
 */
export function createCopying(root) {
  /** @type {AbortController | null} */
  let listening = null;

  /** @param {string} selector @returns {HTMLElement[]} */
  const all = (selector) => [...root.querySelectorAll(selector)].filter((one) => one instanceof HTMLElement);

  /** @param {Event} event */
  async function onClick({ target }) {
    const button = target instanceof Element ? target.closest(BUTTON) : null;
    if (!(button instanceof HTMLElement)) return;
    const cited = button.closest(".dossier-cited")?.querySelector(".dossier-copy");
    const text = cited ? cited.textContent ?? "" : plain(location.href);
    const status = root.getElementById("dossier-copied") ?? root.getElementById("dossier-status");
    const words = status?.dataset ?? {};
    let [said, spoken] = [words.copied, words.copiedSpoken];
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      [said, spoken] = [words.refused, words.refusedSpoken];
    }
    button.dataset.said = said ?? "";
    if (status) status.textContent = spoken ?? "";
  }

  /** @param {Event} event */
  function onLeave({ target }) {
    if (target instanceof HTMLElement) delete target.dataset.said;
  }

  return {
    start() {
      if (listening) return;
      listening = new AbortController();
      const { signal } = listening;
      for (const cited of all("[data-path]")) {
        const { path = "", page = "" } = cited.dataset;
        const address = plain(new URL(page, location.href).href);
        cited.textContent = completed(cited.textContent ?? "", path, address);
      }
      // Only over a safe connection may a page write to the clipboard.
      if (!navigator.clipboard) return;
      for (const button of all(BUTTON)) button.dataset.dossierCopy = "ready";
      root.addEventListener("click", onClick, { signal });
      root.addEventListener("focusout", onLeave, { signal });
    },
    stop() {
      listening?.abort();
      listening = null;
    },
  };
}
