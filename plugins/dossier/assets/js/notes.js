/**
 * Notes beside their paragraphs. Without this module a tally opens its note as a popover; with it, the press leads
 * to the note where it stands, and Escape or the way back lead to the tally again.
 */

const TALLY = "button.dossier-tally";
const NOTE = ".dossier-note";

/**
 * Claims that an element stands for: a mark may carry several, a note carries one.
 * @param {{dataset: DOMStringMap, id: string}} element  a mark or a note
 * @returns {string[]}  slugs
 */
export function claimsOf(element) {
  if (element.dataset.claims) return element.dataset.claims.split(" ");
  return element.id.startsWith("note-") ? [element.id.slice("note-".length)] : [];
}

/**
 * Lead from tallies to notes and back, and show which passage and note belong together.
 * @param {Document} root  page that may hold an article
 * @returns {{start(): void, stop(): void}}  both may be called twice
 */
export function createNotes(root) {
  let listening = null;
  let lit = [];

  const noteOf = (claim) => root.getElementById(`note-${claim}`);
  const tallyOf = (note) => root.querySelector(`${TALLY}[aria-controls="${note.id}"]`);

  function light(claims) {
    for (const element of lit) delete element.dataset.current;
    lit = claims.flatMap((claim) => [
      ...root.querySelectorAll(`mark[data-claims~="${claim}"]`),
      ...[noteOf(claim)].filter(Boolean),
    ]);
    for (const element of lit) element.dataset.current = "";
  }

  function goBack(note) {
    const tally = tallyOf(note);
    // A hidden tally takes no focus; the number of its paragraph does.
    const target = tally?.checkVisibility() ? tally : note.closest(".dossier-unit, li")?.querySelector(".dossier-number");
    target?.focus();
  }

  function onClick(event) {
    const tally = event.target.closest(TALLY);
    const back = event.target.closest(".dossier-back");
    if (tally) {
      root.getElementById(tally.getAttribute("aria-controls"))?.focus();
    } else if (back) {
      event.preventDefault();
      // The theme would take the link for a new page.
      event.stopPropagation();
      goBack(back.closest(NOTE));
    }
  }

  function onKeydown(event) {
    const note = event.target.closest(NOTE);
    if (note && event.key === "Escape" && !event.isComposing) goBack(note);
  }

  function onEnter(event) {
    const element = event.target.closest?.(`mark[data-claims], ${NOTE}`);
    light(element ? claimsOf(element) : []);
  }

  /** A tally leads to its note, so it no longer opens it. */
  function takeOver() {
    for (const tally of root.querySelectorAll(`${TALLY}[popovertarget]`)) {
      tally.setAttribute("aria-controls", tally.getAttribute("popovertarget"));
      tally.removeAttribute("popovertarget");
    }
  }

  function handBack() {
    for (const tally of root.querySelectorAll(`${TALLY}[aria-controls]`)) {
      tally.setAttribute("popovertarget", tally.getAttribute("aria-controls"));
      tally.removeAttribute("aria-controls");
    }
  }

  return {
    start() {
      if (listening) return;
      listening = new AbortController();
      const { signal } = listening;
      takeOver();
      root.addEventListener("click", onClick, { signal, capture: true });
      root.addEventListener("keydown", onKeydown, { signal });
      root.addEventListener("focusin", onEnter, { signal });
      root.addEventListener("pointerover", onEnter, { signal, passive: true });
    },
    stop() {
      if (!listening) return;
      listening.abort();
      listening = null;
      light([]);
      handBack();
    },
  };
}
