/** A form as a dialog: beside the text on a wide page, a modal sheet on a narrow one. Escape closes it. */

/** From this width on a form is beside the text; the style sheet says the same. */
const WIDE = "(min-width: 60em)";

/** @type {(() => void) | null}  closes the form that is open */
let shut = null;

/** Close the form that is open, if there is one. */
export const closeOpen = () => shut?.();

/**
 * @param {Document} root
 * @param {HTMLDialogElement} dialog
 * @param {HTMLElement} from  where the focus goes back to
 * @param {() => void} closing  called before it is taken away
 * @returns {{show(): void, close(): void, signal: AbortSignal}}  `signal` is aborted once it is closed
 */
export function createSheet(root, dialog, from, closing) {
  const wide = matchMedia(WIDE);
  const listening = new AbortController();
  const { signal } = listening;
  const close = () => {
    if (signal.aborted) return;
    listening.abort();
    closing();
    dialog.remove();
    shut = null;
    from.focus({ preventScroll: true });
  };
  const fit = () => {
    if (dialog.open) dialog.close();
    if (wide.matches) dialog.show();
    else dialog.showModal();
  };
  shut?.();
  shut = close;
  root.body.append(dialog);
  dialog.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    close();
  }, { signal });
  dialog.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("[data-do=close]")) close();
  }, { signal });
  // A sheet is closed by the gesture for going back, too.
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    close();
  }, { signal });
  wide.addEventListener("change", fit, { signal });
  return { show: fit, close, signal };
}
