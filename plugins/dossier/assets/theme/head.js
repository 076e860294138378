/**
 * What the theme's own inline scripts do in the head of a page, as a file, so that a Content-Security-Policy of
 * `default-src 'self'` holds; and the button of the menu, which the theme leaves to a label. A classic script, since
 * the theme's bundle looks for these four names in the global scope, and blocking, so that the scheme is set before
 * anything is painted.
 */
(() => {
  const script = document.currentScript;
  if (!(script instanceof HTMLScriptElement)) return;

  /** Address under which settings are stored: that of the site's root. */
  const root = new URL(script.dataset.scope ?? ".", location.href);

  /**
   * Return the setting `key`, or null if there is none or the browser stores none.
   * @param {string} key
   * @param {Storage} [store]  by default the permanent one
   * @param {URL} [scope]
   * @returns {any}
   */
  function read(key, store, scope = root) {
    try {
      return JSON.parse((store ?? localStorage).getItem(`${scope.pathname}.${key}`) ?? "null");
    } catch {
      return null;
    }
  }

  /**
   * Store `value` as the setting `key`, if the browser allows it.
   * @param {string} key
   * @param {unknown} value
   * @param {Storage} [store]  by default the permanent one
   * @param {URL} [scope]
   */
  function write(key, value, store, scope = root) {
    try {
      (store ?? localStorage).setItem(`${scope.pathname}.${key}`, JSON.stringify(value));
    } catch {
      // Not stored: the setting holds until the page is left.
    }
  }

  /** @param {string} text */
  function hash(text) {
    return [...text].reduce((sum, character) => (sum << 5) - sum + character.charCodeAt(0), 0);
  }

  Object.assign(globalThis, { __md_scope: root, __md_get: read, __md_set: write, __md_hash: hash });

  /** @returns {HTMLInputElement | null} */
  const drawer = () => document.querySelector("#__drawer");
  const menuButton = () => document.querySelector("[data-dossier-menu]");

  /** @param {Event} event */
  function switchMenu({ target }) {
    const button = target instanceof Element && target.closest("[data-dossier-menu]");
    if (button) drawer()?.click();
  }

  /** @param {Event} event */
  function tellMenu({ target }) {
    if (target === drawer()) menuButton()?.setAttribute("aria-expanded", String(drawer()?.checked));
  }

  /** @param {KeyboardEvent} event */
  function closeMenu({ key }) {
    if (key !== "Escape" || !drawer()?.checked) return;
    drawer()?.click();
    /** @type {HTMLElement | null} */ (menuButton())?.focus();
  }

  // A page that is made to be read from a disk has no such note.
  if (location.protocol === "file:") {
    document.addEventListener("DOMContentLoaded", () => {
      document.querySelector("[data-dossier-from-disk]")?.removeAttribute("hidden");
    });
  }

  // On the document, since the header is not there yet.
  document.addEventListener("click", switchMenu);
  document.addEventListener("change", tellMenu);
  document.addEventListener("keydown", closeMenu);

  /** @type {Readonly<Record<string, string>>[]}  the schemes of mkdocs.yml, in their order */
  const schemes = JSON.parse(script.dataset.palette ?? "[]");

  /**
   * Return the scheme chosen before, else the first whose condition the reader's system meets.
   * @returns {Readonly<Record<string, string>> | undefined}
   */
  function scheme() {
    const chosen = read("__palette")?.color;
    if (chosen && chosen.media !== "(prefers-color-scheme)") return chosen;
    const meets = schemes.filter(({ media }) => media !== "(prefers-color-scheme)" && matchMedia(media).matches);
    return meets[0] ?? chosen;
  }

  const colors = Object.entries(scheme() ?? {});
  if (colors.length === 0) return;
  // The head is still being read: this runs when the body begins, which is before the first frame.
  const waiting = new MutationObserver(() => {
    if (!document.body) return;
    waiting.disconnect();
    for (const [name, value] of colors) document.body.setAttribute(`data-md-color-${name}`, value);
  });
  waiting.observe(document.documentElement, { childList: true });
})();
