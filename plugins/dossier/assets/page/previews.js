/**
 * Previews: on hover, focus or a long press, a link shows a card of what it leads to. The card can be pointed at, is
 * closed by Escape, its button or a press elsewhere, and can be switched off. main.js loads this module when such a
 * link is first pointed at; the state is in previews-state.js, the card in preview-card.js.
 */
import { styled } from "../panel/styled.js";
import { createBox, createCards } from "./preview-card.js";
import { START, articleAt, next, sourceOf } from "./previews-state.js";

/** Where a card takes the foot of the window, as the sheet of a note does; the style sheet says the same. */
const NARROW = "(max-width: 59.9844em)";
/** How far a finger may move during a long press, CSS pixels. */
const STEADY = 8;
const HELD = "data-dossier-held";

/** @typedef {import("./previews-state.js").Action<HTMLAnchorElement>} Action */

/**
 * Show cards from now on.
 * @param {Document} root
 * @param {{base: string, on: () => boolean, keep: (on: boolean) => void}} site  address of the site's root; whether
 *     previews are wanted; what remembers that
 * @param {Event} first  what made this module necessary
 */
export function startPreviews(root, { base, on, keep }, first) {
  const load = createCards(root);
  const box = createBox(root, on);
  const ready = styled(root, `${base}assets/dossier/page/previews.css`);
  /** @type {import("./previews-state.js").State<HTMLAnchorElement>} */
  let state = START;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** @type {HTMLAnchorElement | null}  whose card a long press has opened: the click that may follow is not meant */
  let held = null;
  let [x, y] = [0, 0];

  /** @param {Action} action */
  function dispatch(action) {
    const before = state;
    state = next(before, action);
    if (state.coming !== before.coming) {
      clearTimeout(timer);
      if (state.coming) timer = setTimeout(dispatch, state.coming.after, { type: "due" });
    }
    if (state.shown === before.shown) return;
    if (before.shown) box.hide(before.shown);
    if (state.shown) show(state.shown);
  }

  /** @param {HTMLAnchorElement} link */
  async function show(link) {
    if (state.how === "press") held = link;
    const source = sourceOf(link.href, base);
    const [card] = await Promise.all([source && load(source), ready]);
    if (state.shown !== link) return;
    const low = state.how !== "hover" && matchMedia(NARROW).matches;
    if (!card || !link.checkVisibility() || !box.show(card, link, low)) dispatch({ type: "close" });
  }

  /** Whether a link has a card, and one of another place than that of the link. @param {HTMLAnchorElement} link */
  function leadsElsewhere(link) {
    const source = link.closest("nav, .dossier-preview") ? null : sourceOf(link.href, base);
    if (!source) return false;
    const { page, place, article, whole } = source;
    if (!article || articleAt(location.href, base) !== article) return page !== location.href.replace(/[?#].*/, "");
    // An article may have other anchors than passages.
    if (whole && !root.getElementById(`note-${place}`)) return false;
    const unit = link.closest(".dossier-unit, li:has(> .dossier-number), .dossier-note");
    return !unit || !(unit.id === `note-${place}` || unit.contains(root.getElementById(place)));
  }

  /** @param {EventTarget | null} target @returns {HTMLAnchorElement | null}  the link with a card around `target` */
  function linkAt(target) {
    const link = target instanceof Element ? target.closest(".md-content a[href]") : null;
    return link instanceof HTMLAnchorElement && leadsElsewhere(link) ? link : null;
  }

  /** @param {EventTarget | null} target */
  const inside = (target) => target instanceof Node && box.element.contains(target);

  /** @param {PointerEvent} event */
  function onPoint({ target, pointerType }) {
    if (pointerType === "touch" || !on()) return;
    const link = linkAt(target);
    if (inside(target)) dispatch({ type: "enter" });
    else dispatch(link ? { type: "point", link } : { type: "leave" });
  }

  /** @param {Event} event */
  function onFocus({ target }) {
    if (inside(target)) return;
    const link = linkAt(target);
    if (link && on() && link.matches(":focus-visible")) dispatch({ type: "focus", link });
    else dispatch({ type: "blur" });
  }

  /** @param {FocusEvent} event */
  function onBlur({ relatedTarget }) {
    // Another window may have the focus for a while.
    if (!relatedTarget && root.hasFocus()) dispatch({ type: "blur" });
  }

  /** @param {PointerEvent} event */
  function onDown({ target, pointerType, clientX, clientY }) {
    release();
    held = null;
    if (inside(target)) return;
    const link = linkAt(target);
    if (!link || link !== state.shown) dispatch({ type: "close" });
    if (!link || pointerType !== "touch" || !on()) return;
    [x, y] = [clientX, clientY];
    link.setAttribute(HELD, "");
    dispatch({ type: "press", link });
  }

  function release() {
    root.querySelector(`[${HELD}]`)?.removeAttribute(HELD);
    dispatch({ type: "release" });
  }

  /** @param {PointerEvent} event */
  function onMove({ clientX, clientY }) {
    if (state.coming?.how === "press" && Math.hypot(clientX - x, clientY - y) > STEADY) release();
  }

  /** The menu of the browser for a link: the card takes its place. @param {Event} event */
  function onMenu(event) {
    if (held && linkAt(event.target) === held) event.preventDefault();
  }

  /** @param {Event} event */
  function onClick(event) {
    const { target } = event;
    if (target === box.power) {
      keep(!on());
      box.label();
    } else if (target === box.shut) dispatch({ type: "close" });
    else if (held && linkAt(target) === held) {
      event.preventDefault();
      event.stopPropagation();
    } else if (target instanceof Element && target.closest("a")) dispatch({ type: "close" });
  }

  /** @param {KeyboardEvent} event */
  function onKeydown(event) {
    if (!state.shown || event.isComposing) return;
    if (event.key === "Escape") {
      // A note that is open as well stays so.
      event.preventDefault();
      event.stopPropagation();
      dispatch({ type: "close" });
    }
  }

  const close = () => dispatch({ type: "close" });

  root.addEventListener("pointerover", onPoint, { passive: true });
  root.addEventListener("pointerdown", onDown, { passive: true });
  root.addEventListener("pointermove", onMove, { passive: true });
  root.addEventListener("pointerup", release);
  root.addEventListener("pointercancel", release);
  root.addEventListener("contextmenu", onMenu);
  root.addEventListener("focusin", onFocus);
  root.addEventListener("focusout", onBlur);
  root.addEventListener("click", onClick, { capture: true });
  root.addEventListener("keydown", onKeydown, { capture: true });
  addEventListener("popstate", close);

  // The reader may have gone on meanwhile.
  const link = linkAt(first.target);
  if (first.type === "focusin") onFocus({ ...first, target: root.activeElement });
  else if (first instanceof PointerEvent && link?.contains(root.elementFromPoint(first.clientX, first.clientY))) {
    if (first.pointerType === "touch") onDown(first);
    else if (link.matches(":hover")) onPoint(first);
  }
}
