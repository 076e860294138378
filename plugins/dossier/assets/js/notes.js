/**
 * Notes beside their paragraphs. Without this module a tally opens its note as a popover; with it, the press leads
 * to the note where it stands, and Escape or the way back lead to the tally again. The note on a claim that only
 * one article makes is not seen beside the text: it opens either way.
 */

const TALLY = "button.dossier-tally";
const NOTE = ".dossier-note";
const OPENS = "popovertarget";
const LEADS = "aria-controls";

/**
 * Claims that an element stands for: a mark may carry several, a note carries one.
 * @param {{id: string, dataset: DOMStringMap}} element  a mark or a note
 * @returns {string[]}  slugs
 */
export function claimsOf({ id, dataset }) {
  if (dataset.claims) return dataset.claims.split(" ");
  return id.startsWith("note-") ? [id.slice("note-".length)] : [];
}

/**
 * Lead from tallies to notes and back, and show which passage and note belong together.
 * @param {Document} root  page that may hold an article
 * @returns {{start(): void, stop(): void}}  both may be called twice
 */
export function createNotes(root) {
  /** @type {AbortController | null} */
  let listening = null;
  /** @type {HTMLElement[]} */
  let lit = [];

  /**
   * @param {EventTarget | null} target
   * @param {string} selector
   * @returns {HTMLElement | null}
   */
  function around(target, selector) {
    return target instanceof Element ? target.closest(selector) : null;
  }

  /** @param {readonly string[]} claims */
  function light(claims) {
    for (const element of lit) delete element.dataset.current;
    lit = [...root.querySelectorAll(`mark[data-claims], ${NOTE}`)]
      .filter((element) => element instanceof HTMLElement)
      .filter((element) => claims.length > 0 && claimsOf(element).some((claim) => claims.includes(claim)));
    for (const element of lit) element.dataset.current = "";
  }

  /** @param {HTMLElement} note */
  function goBack(note) {
    if (note.matches(":popover-open")) note.hidePopover();
    /** @type {HTMLElement | null} */
    const tally = root.querySelector(`${TALLY}:is([${LEADS}="${note.id}"], [${OPENS}="${note.id}"])`);
    /** @type {HTMLElement | null | undefined} */
    const number = note.closest(".dossier-unit, li")?.querySelector(".dossier-number");
    // A hidden tally takes no focus; the number of its paragraph does.
    (tally?.checkVisibility() ? tally : number)?.focus();
  }

  /** @param {Event} event */
  function onClick(event) {
    const tally = around(event.target, TALLY);
    if (tally) root.getElementById(tally.getAttribute(LEADS) ?? "")?.focus();
    const note = around(around(event.target, ".dossier-back"), NOTE);
    if (note) {
      event.preventDefault();
      // The theme would take the link for a new page.
      event.stopPropagation();
      goBack(note);
    }
  }

  /** @param {Event} event */
  function onToggle(event) {
    const note = around(event.target, NOTE);
    if (note?.matches(":popover-open")) note.focus();
  }

  /** @param {KeyboardEvent} event */
  function onKeydown(event) {
    const note = around(event.target, NOTE);
    if (note && event.key === "Escape" && !event.isComposing) goBack(note);
  }

  /** @param {Event} event */
  function onEnter(event) {
    const element = around(event.target, `mark[data-claims], ${NOTE}`);
    light(element ? claimsOf(element) : []);
  }

  /**
   * Exchange one attribute of the tallies for another: those that open their notes lead to them, and the reverse.
   * @param {string} from
   * @param {string} to
   */
  function exchange(from, to) {
    for (const tally of root.querySelectorAll(`${TALLY}[${from}]:not([data-state="lone"])`)) {
      tally.setAttribute(to, tally.getAttribute(from) ?? "");
      tally.removeAttribute(from);
    }
  }

  /** A note that was opened before this module ran is led to as well. */
  function settle() {
    for (const note of root.querySelectorAll(`${NOTE}:popover-open:not([data-state="lone"])`)) {
      if (!(note instanceof HTMLElement)) continue;
      note.hidePopover();
      note.focus();
    }
  }

  return {
    start() {
      if (listening) return;
      listening = new AbortController();
      const { signal } = listening;
      exchange(OPENS, LEADS);
      settle();
      root.addEventListener("click", onClick, { signal, capture: true });
      // It does not bubble.
      root.addEventListener("toggle", onToggle, { signal, capture: true });
      root.addEventListener("keydown", onKeydown, { signal });
      root.addEventListener("focusin", onEnter, { signal });
      root.addEventListener("pointerover", onEnter, { signal, passive: true });
    },
    stop() {
      if (!listening) return;
      listening.abort();
      listening = null;
      light([]);
      exchange(LEADS, OPENS);
    },
  };
}
