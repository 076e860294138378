/**
 * Notes: how a reader comes to them and back. Without this module a tally opens its note as a popover. With it, a
 * wide page opens the note in its place beside the text; on a narrow page it is a sheet at the foot, with the passage
 * in view above it. The note on a claim that only one article makes is a card everywhere. The state is in
 * notes-state.js; this module draws it and turns what happens into actions.
 */
import { START, next } from "./notes-state.js";
import { claimsOf } from "./pairs.js";
import { createSteps, neighbor, order } from "./steps.js";

const TALLY = "button.dossier-tally";
const NOTE = ".dossier-note";
const OPENS = "popovertarget";
const LEADS = "aria-controls";
/** From this width on, notes are beside the text; the style sheets say the same. */
const WIDE = "(min-width: 60em)";

/** @typedef {import("./notes-state.js").Action} Action */

/**
 * Lead readers from tallies to notes, from note to note, and back.
 * @param {Document} root  page that may hold an article
 * @param {{hold(claims: readonly string[]): void}} pairs  shows which passage belongs to an open note
 * @returns {{start(): void, stop(): void}}  both may be called twice
 */
export function createNotes(root, pairs) {
  const wide = matchMedia(WIDE);
  const steps = createSteps(root);
  const room = root.createElement("div");
  /** @type {AbortController | null} */
  let listening = null;
  let state = START;

  /** @param {EventTarget | null} target @param {string} selector @returns {HTMLElement | null} */
  const around = (target, selector) => (target instanceof Element ? target.closest(selector) : null);

  /** @param {HTMLElement} note */
  const slugOf = (note) => claimsOf(note)[0] ?? "";
  /** Whether a note opens where it is. @param {HTMLElement} note */
  const beside = (note) => wide.matches && note.dataset.state !== "lone";
  /** @param {string} claim @returns {HTMLElement | null} */
  const noteOf = (claim) => root.getElementById(`note-${claim}`);

  /** @param {HTMLElement} note @returns {HTMLElement | null} */
  const tallyOf = ({ id }) => root.querySelector(`${TALLY}:is([${LEADS}="${id}"], [${OPENS}="${id}"])`);

  /** @param {HTMLElement} note */
  const saysOf = (note) => note.querySelector(".dossier-says")?.textContent ?? "";

  /** @returns {HTMLElement[]}  all notes, or those of a selector, in the order of the page */
  function notes(selector = NOTE) {
    return [...root.querySelectorAll(selector)].filter((note) => note instanceof HTMLElement);
  }

  /** @param {HTMLElement} note @param {string | null} as */
  function announce(note, as = note.ariaLabel) {
    const status = root.getElementById("dossier-status");
    if (status) status.textContent = `${as}: ${saysOf(note)}`;
  }

  /** @param {Action} action */
  function dispatch(action) {
    const before = state;
    state = next(before, action);
    if (state !== before) draw(before);
  }

  /** @param {typeof state} before */
  function draw(before) {
    if (state.open !== before.open || state.sheet !== before.sheet) {
      const [shut, opened] = [noteOf(before.open), noteOf(state.open)];
      if (shut) show(shut, before.sheet, false);
      if (opened) {
        show(opened, state.sheet, true);
        offerSteps(opened);
      }
    }
    pairs.hold(state.lit ? [state.lit] : []);
  }

  /** @param {HTMLElement} note @param {boolean} sheet @param {boolean} on */
  function show(note, sheet, on) {
    const tally = tallyOf(note);
    if (!sheet) {
      note.toggleAttribute("data-open", on);
      tally?.setAttribute("aria-expanded", String(on));
    } else if (on !== note.matches(":popover-open")) {
      if (on) note.showPopover(tally ? { source: tally } : undefined);
      else note.hidePopover();
    }
  }

  /** @param {HTMLElement} note @param {boolean} [quiet]  whether the focus stays where it is */
  const open = (note, quiet = false) => dispatch({ type: "open", claim: slugOf(note), sheet: !beside(note), quiet });

  /** @param {HTMLElement} note */
  const close = (note) => dispatch({ type: "close", claim: slugOf(note) });

  /** @param {HTMLElement} note */
  function offerSteps(note) {
    const walked = walk(note);
    steps.count(walked.indexOf(note) + 1, walked.length);
    if (walked.length > 1) note.querySelector(".dossier-foot")?.append(steps.element);
    else steps.element.remove();
  }

  /**
   * Return the notes that the steps within `note` lead through: those with a visible tally, and itself.
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

  /** @param {HTMLElement} note */
  function goBack(note) {
    close(note);
    const tally = tallyOf(note);
    /** @type {HTMLElement | null | undefined} */
    const number = note.closest(".dossier-unit, li")?.querySelector(".dossier-number");
    // A hidden tally cannot take the focus; the number of its paragraph can.
    (tally?.checkVisibility() ? tally : number)?.focus();
  }

  /** @param {HTMLElement} button  one that leads to the previous or next note */
  function step(button) {
    const direction = Number(button.dataset.step);
    const from = around(button, NOTE);
    const list = from ? walk(from) : notes(`${NOTE}[data-state="dispute"]`);
    const last = noteOf(state.last);
    const note = neighbor(list, (one) => (last ? order(last, one) : direction), direction);
    if (!note) return;
    open(note, true);
    showPassage(note);
    if (from) steps.focus(direction);
    else note.focus();
    announce(note, steps.place(list.indexOf(note) + 1, list.length, from ? "note" : "tour"));
  }

  /** @param {Event} event */
  function onClick(event) {
    const button = around(event.target, "button[data-step]");
    if (button) return step(button);
    const tally = around(event.target, `${TALLY}[${LEADS}]`);
    const led = root.getElementById(tally?.getAttribute(LEADS) ?? "");
    if (led) {
      if (slugOf(led) === state.open) return close(led);
      open(led);
      return led.focus();
    }
    const passage = around(event.target, "mark[data-claims], a, button");
    if (passage?.dataset.claims && !wide.matches && getSelection()?.isCollapsed) {
      // The line under the words shows a claim, and so does its tally.
      const shown = claimsOf(passage).map(noteOf).find((one) => one && tallyOf(one)?.checkVisibility());
      if (shown) return open(shown);
    }
    const note = around(around(event.target, ".dossier-back, .dossier-close"), NOTE);
    if (note) {
      event.preventDefault();
      // The theme would take the link for a new page.
      event.stopPropagation();
      goBack(note);
    }
  }

  /**
   * A note that leaves the text for a sheet leaves its room empty, so that the text below does not move. Its steps are
   * added before it is drawn, since it would grow by them.
   * @param {Event} event
   */
  function prepare(event) {
    const note = around(event.target, NOTE);
    // The card of a link may open within a note.
    if (!note || note !== event.target) return;
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
    if (!note || note !== event.target) return;
    const claim = slugOf(note);
    if (note.matches(":popover-open")) {
      const { quiet } = state;
      dispatch({ type: "shown", claim });
      if (!wide.matches) showPassage(note);
      if (!quiet) note.focus({ preventScroll: true });
    } else if (!root.querySelector(`${NOTE}:popover-open`)) {
      dispatch({ type: "hidden", claim });
      if (claim === state.last && root.activeElement === root.body) tallyOf(note)?.focus({ preventScroll: true });
    }
  }

  /** @param {KeyboardEvent} event */
  function onKeydown(event) {
    if (event.key !== "Escape" || event.isComposing) return;
    const within = around(event.target, NOTE);
    const about = around(event.target, `${TALLY}, body`);
    const opened = noteOf(state.open);
    if (within) goBack(within);
    else if (opened && (about === tallyOf(opened) || event.target === root.body)) goBack(opened);
  }

  /** Show and say the note of the claim that the address names. */
  function showNamed() {
    const slug = location.hash.slice(1);
    const note = noteOf(slug) ?? notes().find((one) => one.dataset.formerly?.split(" ").includes(slug));
    if (!note?.matches(NOTE)) return;
    if (beside(note)) dispatch({ type: "name", claim: slugOf(note) });
    else open(note, true);
    announce(note);
    // If the theme exchanged the page, the browser may have scrolled before the page had its layout. With a state,
    // the reader comes back to the place where they were.
    const passage = root.getElementById(slugOf(note));
    if (history.state !== null || !beside(note) || !passage) return;
    requestAnimationFrame(() => {
      const { top, bottom } = passage.getBoundingClientRect();
      if (top < 0 || bottom > innerHeight) passage.scrollIntoView({ block: "start" });
    });
  }

  /** Make tallies lead to their notes, or else open them as popovers. @param {boolean} leads */
  function exchange(leads) {
    const [from, to] = leads ? [OPENS, LEADS] : [LEADS, OPENS];
    for (const tally of root.querySelectorAll(`${TALLY}[${from}]:not([data-state="lone"])`)) {
      tally.setAttribute(to, tally.getAttribute(from) ?? "");
      tally.removeAttribute(from);
      // The browser says itself whether a popover is open.
      if (leads) tally.setAttribute("aria-expanded", "false");
      else tally.removeAttribute("aria-expanded");
    }
  }

  /** Fit notes to the width of the page: a note that is open the other way is closed and opened again. */
  function fit() {
    const opened = noteOf(state.open);
    if (opened) close(opened);
    exchange(wide.matches);
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
      // One may have been opened before this module ran.
      const [opened] = notes(`${NOTE}:is(:popover-open, [data-open])`);
      const sheet = opened?.matches(":popover-open") ?? false;
      if (opened) state = next(state, { type: "open", claim: slugOf(opened), sheet, quiet: false });
      fit();
      showNamed();
    },
    stop() {
      listening?.abort();
      listening = null;
      state = START;
      steps.element.remove();
      room.remove();
      exchange(false);
    },
  };
}
