/**
 * Highlights the passage and the note that belong together, for pointer and focus. The highlight goes out with Escape,
 * and can be switched off.
 */

/** Id and key. */
const SWITCH = "dossier-pairs";
const PAIRED = "mark[data-claims], .dossier-note";

/**
 * Return the claims of an element: a mark may have several, its button and a note have one.
 * @param {{id: string, dataset: DOMStringMap}} element  a mark, a button of a mark, or a note
 * @returns {string[]}  slugs
 */
export function claimsOf({ id, dataset }) {
  if (dataset.claims) return dataset.claims.split(" ");
  if (dataset.claim) return [dataset.claim];
  return id.startsWith("note-") ? [id.slice("note-".length)] : [];
}

/**
 * @param {Document} root  page that may hold an article
 * @returns {{start(): void, stop(): void, hold(claims: readonly string[]): void}}  the first two may be called
 *     twice; `hold` names the claims that stay lit when nothing is pointed at
 */
export function createPairs(root) {
  /** @type {AbortController | null} */
  let listening = null;
  /** @type {Element[]} */
  let lit = [];
  /** @type {readonly string[]} */
  let held = [];
  /** @type {Element | null}  what the pointer was on when Escape removed its highlight */
  let dismissed = null;
  let pointed = false;

  /** @param {readonly string[]} claims */
  function light(claims) {
    for (const element of lit) element.removeAttribute("data-current");
    const found = claims.length > 0 ? [...root.querySelectorAll(PAIRED)] : [];
    lit = found.filter((element) => claimsOf(/** @type {HTMLElement} */ (element)).some((one) => claims.includes(one)));
    for (const element of lit) element.setAttribute("data-current", "");
  }

  /** The innermost element that has claims. @param {EventTarget | null} target @returns {HTMLElement | null} */
  const claimed = (target) => (target instanceof Element ? target.closest(`.dossier-tally, ${PAIRED}`) : null);
  const control = () => /** @type {HTMLInputElement | null} */ (root.getElementById(SWITCH));

  /** @param {Event} event */
  function onPoint({ target }) {
    if (control()?.checked === false) return;
    const element = claimed(target);
    if (element === dismissed && element) return;
    dismissed = null;
    pointed = element !== null;
    light(element ? claimsOf(element) : held);
  }

  /** Say where a selection begins, for the styles. @param {Event} event */
  function onSelect({ target }) {
    if (!(target instanceof Element)) return;
    root.body.dataset.selecting = target.closest("[data-dossier=notes],.dossier-head,.dossier-end")?.className ?? "";
  }

  /** @param {Event} event */
  function onFocus({ target }) {
    const element = claimed(target);
    if (element) light(claimsOf(element));
  }

  /** @param {KeyboardEvent} event */
  function onKeydown(event) {
    if (event.key !== "Escape" || !pointed) return;
    pointed = false;
    dismissed = root.querySelector(`:is(.dossier-tally, ${PAIRED}):hover:not(:has(.dossier-tally:hover))`);
    light(held);
  }

  /** @param {Event} event */
  function onChange({ target }) {
    if (!(target instanceof HTMLInputElement) || target.id !== SWITCH) return;
    light(held);
    Reflect.get(globalThis, "__md_set")(SWITCH, target.checked);
  }

  return {
    start() {
      if (listening) return;
      listening = new AbortController();
      const { signal } = listening;
      const box = control();
      if (box) box.checked = Reflect.get(globalThis, "__md_get")(SWITCH) !== false;
      root.addEventListener("pointerover", onPoint, { signal, passive: true });
      root.addEventListener("pointerdown", onSelect, { signal });
      root.addEventListener("selectstart", onSelect, { signal });
      root.addEventListener("focusin", onFocus, { signal });
      root.addEventListener("keydown", onKeydown, { signal });
      root.addEventListener("change", onChange, { signal });
    },
    stop() {
      listening?.abort();
      listening = null;
      held = [];
      light([]);
    },
    hold(claims) {
      held = claims;
      light(claims);
    },
  };
}
