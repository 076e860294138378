/**
 * Notes: how a reader comes to them and back. Without this module a tally opens its note as a popover. With it, on
 * a wide page, the press opens the note where it stands beside the text; on a narrow one it is a sheet at the foot,
 * and the passage is kept in view above it. The note on a claim that only one article makes is a card everywhere.
 */

import { claimsOf } from "./pairs.js";
import { createSteps, neighbor, order } from "./steps.js";

const TALLY = "button.dossier-tally";
const NOTE = ".dossier-note";
const OPENS = "popovertarget";
const LEADS = "aria-controls";
/** From this width on, notes stand beside the text; the style sheets say the same. */
const WIDE = "(min-width: 60em)";

/**
 * Lead from tallies to notes, from note to note, and back.
 * @param {Document} root  page that may hold an article
 * @param {{hold(claims: readonly string[]): void}} pairs  what shows which passage belongs to an open note
 * @returns {{start(): void, stop(): void}}  both may be called twice
 */
export function createNotes(root, pairs) {
  const wide = matchMedia(WIDE);
  const steps = createSteps(root);
  const room = root.createElement("div");
  /** @type {AbortController | null} */
  let listening = null;
  /** @type {HTMLElement | null}  the note that was opened last */
  let last = null;
  /** Whether the next note that opens leaves the focus where it is. */
  let quiet = false;

  /**
   * @param {EventTarget | null} target
   * @param {string} selector
   * @returns {HTMLElement | null}
   */
  function around(target, selector) {
    return target instanceof Element ? target.closest(selector) : null;
  }

  /** @param {HTMLElement} note */
  const slugOf = (note) => claimsOf(note)[0] ?? "";
  /** @param {HTMLElement} note  @returns {string[]}  what its claim was called before */
  const names = (note) => note.dataset.formerly?.split(" ") ?? [];
  /** @param {HTMLElement} note */
  const beside = (note) => wide.matches && note.dataset.state !== "lone";
  /** @param {HTMLElement} note */
  const isOpen = (note) => note.matches(":popover-open, [data-open]");

  /**
   * @param {HTMLElement} note
   * @returns {HTMLElement | null}
   */
  function tallyOf(note) {
    return root.querySelector(`${TALLY}:is([${LEADS}="${note.id}"], [${OPENS}="${note.id}"])`);
  }

  /** @returns {HTMLElement[]}  all notes, or those of a selector, in the order of the page */
  function notes(selector = NOTE) {
    return [...root.querySelectorAll(selector)].filter((note) => note instanceof HTMLElement);
  }

  /** @param {string} text */
  function announce(text) {
    const status = root.getElementById("dossier-status");
    if (status) status.textContent = text;
  }

  /** @param {HTMLElement} note */
  const saysOf = (note) => note.querySelector(".dossier-says")?.textContent ?? "";

  /** @param {HTMLElement} note */
  function close(note) {
    if (note.matches(":popover-open")) note.hidePopover();
    if ("open" in note.dataset) tallyOf(note)?.setAttribute("aria-expanded", "false");
    delete note.dataset.open;
    pairs.hold([]);
  }

  /**
   * @param {HTMLElement} note
   * @param {boolean} [quietly]  whether the focus stays where it is
   */
  function open(note, quietly = false) {
    if (last && last !== note && isOpen(last)) close(last);
    const tally = tallyOf(note);
    if (beside(note)) {
      note.dataset.open = "";
      tally?.setAttribute("aria-expanded", "true");
    } else if (!note.matches(":popover-open")) {
      quiet = quietly;
      note.showPopover(tally ? { source: tally } : undefined);
    }
    settle(note);
  }

  /** What holds for a note once it is open, whoever opened it. @param {HTMLElement} note */
  function settle(note) {
    last = note;
    offerSteps(note);
    pairs.hold([slugOf(note)]);
  }

  /** @param {HTMLElement} note */
  function offerSteps(note) {
    const walked = walk(note);
    steps.count(walked.indexOf(note) + 1, walked.length);
    if (walked.length > 1) note.querySelector(".dossier-foot")?.append(steps.element);
    else steps.element.remove();
  }

  /**
   * Notes that the steps within `note` lead through: those of which the tally is shown, and itself.
   * @param {HTMLElement} note
   */
  function walk(note) {
    return notes().filter((one) => one === note || (tallyOf(one) ?? one).checkVisibility());
  }

  /** @param {HTMLElement} note */
  function showPassage(note) {
    const passage = root.getElementById(slugOf(note));
    if (!passage) return;
    if (note.matches(":popover-open") && !wide.matches) {
      const { top, bottom } = passage.getBoundingClientRect();
      const margin = parseFloat(getComputedStyle(passage).scrollMarginTop);
      if (top < margin / 2 || bottom > note.getBoundingClientRect().top) passage.scrollIntoView({ block: "start" });
    } else {
      passage.scrollIntoView({ block: "center" });
    }
  }

  /** @param {HTMLElement} passage */
  function bringIntoView(passage) {
    const { top, bottom } = passage.getBoundingClientRect();
    if (top < 0 || bottom > innerHeight) passage.scrollIntoView({ block: "start" });
  }

  /** @param {HTMLElement} note */
  function goBack(note) {
    close(note);
    const tally = tallyOf(note);
    /** @type {HTMLElement | null | undefined} */
    const number = note.closest(".dossier-unit, li")?.querySelector(".dossier-number");
    // A hidden tally takes no focus; the number of its paragraph does.
    (tally?.checkVisibility() ? tally : number)?.focus();
  }

  /** @param {HTMLElement} button  one that leads to the previous or next note */
  function step(button) {
    const direction = Number(button.dataset.step);
    const from = around(button, NOTE);
    const list = from ? walk(from) : notes(`${NOTE}[data-state="dispute"]`);
    const next = neighbor(list, (one) => (last ? order(last, one) : direction), direction);
    if (!next) return;
    open(next, true);
    showPassage(next);
    if (from) steps.focus(direction);
    else next.focus();
    const what = from ? "Note" : "Disagreement";
    announce(`${what} ${list.indexOf(next) + 1} of ${list.length}: ${saysOf(next)}`);
  }

  /** @param {Event} event */
  function onClick(event) {
    const button = around(event.target, "button[data-step]");
    if (button) return step(button);
    const tally = around(event.target, `${TALLY}[${LEADS}]`);
    const led = root.getElementById(tally?.getAttribute(LEADS) ?? "");
    if (led) {
      if (isOpen(led)) return close(led);
      open(led);
      return led.focus();
    }
    const note = around(around(event.target, ".dossier-back"), NOTE);
    if (note) {
      event.preventDefault();
      // The theme would take the link for a new page.
      event.stopPropagation();
      goBack(note);
    }
  }

  /**
   * A note that leaves the text for a sheet leaves its room behind, so that the text below does not move. Its steps
   * are there before it is drawn: it would grow by them.
   * @param {Event} event
   */
  function prepare(event) {
    const note = around(event.target, NOTE);
    if (!note) return;
    room.remove();
    const { height } = note.getBoundingClientRect();
    if (note.matches(":popover-open")) return;
    offerSteps(note);
    if (wide.matches || height === 0) return;
    room.style.blockSize = `${height}px`;
    room.style.marginBlock = getComputedStyle(note).marginBlock;
    note.before(room);
  }

  /** @param {Event} event */
  function onToggle(event) {
    const note = around(event.target, NOTE);
    if (!note) return;
    const moves = !quiet;
    quiet = false;
    if (note.matches(":popover-open")) {
      settle(note);
      if (!wide.matches) showPassage(note);
      if (moves) note.focus({ preventScroll: true });
      return;
    }
    if (note !== last || root.querySelector(`${NOTE}:popover-open`)) return;
    pairs.hold([]);
    if (root.activeElement === root.body) tallyOf(note)?.focus({ preventScroll: true });
  }

  /** @param {KeyboardEvent} event */
  function onKeydown(event) {
    if (event.key !== "Escape" || event.isComposing) return;
    const within = around(event.target, NOTE);
    const about = around(event.target, `${TALLY}, body`);
    if (within) goBack(within);
    else if (last && isOpen(last) && (about === tallyOf(last) || event.target === root.body)) goBack(last);
  }

  /** The claim that the address names: its note is shown, whatever the density, and said. */
  function showNamed() {
    const slug = location.hash.slice(1);
    const note = root.getElementById(`note-${slug}`) ?? notes().find((one) => names(one).includes(slug));
    if (!note?.matches(NOTE)) return;
    if (beside(note)) {
      last = note;
      pairs.hold([slugOf(note)]);
    } else {
      open(note, true);
    }
    announce(`Claim: ${saysOf(note)} ${note.getAttribute("aria-label")}`);
    // Where the theme exchanged the page, the browser may have gone there before the page was laid out as it is now.
    // A state says that the reader comes back, to the place where they were.
    const passage = root.getElementById(slugOf(note));
    if (history.state === null && beside(note) && passage) requestAnimationFrame(() => bringIntoView(passage));
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
      // The browser says itself whether a popover is open.
      if (to === LEADS) tally.setAttribute("aria-expanded", "false");
      else tally.removeAttribute("aria-expanded");
    }
  }

  /** Notes stand beside the text, or they do not; one that was opened the other way is opened anew. */
  function fit() {
    const opened = notes().find(isOpen);
    if (opened) close(opened);
    if (wide.matches) exchange(OPENS, LEADS);
    else exchange(LEADS, OPENS);
    if (!opened) return;
    open(opened);
    opened.focus();
  }

  return {
    start() {
      if (listening) return;
      listening = new AbortController();
      const { signal } = listening;
      root.addEventListener("click", onClick, { signal, capture: true });
      // These two do not bubble.
      root.addEventListener("beforetoggle", prepare, { signal, capture: true });
      root.addEventListener("toggle", onToggle, { signal, capture: true });
      root.addEventListener("keydown", onKeydown, { signal });
      wide.addEventListener("change", fit, { signal });
      addEventListener("hashchange", showNamed, { signal });
      fit();
      showNamed();
    },
    stop() {
      listening?.abort();
      listening = null;
      last = null;
      steps.element.remove();
      room.remove();
      exchange(LEADS, OPENS);
    },
  };
}
