/** The foot of a form: what is still needed, and the ways in which its files are handed over, one after the other. */
import { MOST_BYTES } from "./handover.js";
import { listed, nameOf, part, said } from "./parts.js";

/** @typedef {import("./handover.js").Handover} Handover */
/** A file and where it goes; one that is `renamed` replaces another. @typedef {{path: string, file: string, way: Handover, renamed?: boolean}} Handed */
/**
 * @typedef {object} State
 * @property {Handed[]} files  in the order in which they are handed over
 * @property {string} needed  in words; empty if nothing is
 * @property {string} wrong  likewise
 * @property {{address: string, copied: boolean} | null} contact  the way without an account
 */

const folderOf = (/** @type {string} */ path) => path.slice(0, path.lastIndexOf("/") + 1);

/**
 * @param {Document} root
 * @param {HTMLDialogElement} dialog
 * @param {{state: () => State, stop: () => boolean, taken: () => void}} form  `stop` leads to what is needed and returns
 *     whether anything is; `taken` is called once the host has taken all files
 */
export function createFoot(root, dialog, { state, stop, taken }) {
  const foot = /** @type {HTMLElement} */ (dialog.querySelector(".dossier-annotate-foot"));
  const words = foot.dataset;
  const press = (/** @type {string} */ what) => /** @type {HTMLElement} */ (foot.querySelector(`[data-do="${what}"]`));
  let [copied, sent, at] = ["", false, 0];
  const empty = /** @type {Handed} */ ({ path: "", file: "", way: { way: "copy", name: "", address: "", size: 0 } });
  const current = () => state().files[at] ?? empty;

  /** What is said of the files that are ready. @param {State} now @param {Handed} handed */
  function ready({ files }, { path, way: { way, size } }) {
    if (at > 0) return said(words.second, { name: nameOf(path) });
    const long = way === "paste" && size > MOST_BYTES;
    const fine = long ? said(words.long, { size, most: MOST_BYTES }) : (words.ready ?? "");
    const further = files.slice(1).map(({ path: one }) => nameOf(one));
    return further.length ? `${fine} ${said(words.further, { names: listed(further) })}` : fine;
  }

  function draw() {
    const now = state();
    const handed = current();
    const { way, path } = handed;
    const { needed, wrong } = now;
    const text = needed ? said(words.needed, { what: needed }) : wrong ? said(words.wrong, { what: wrong }) : ready(now, handed);
    part(dialog, "status").textContent = copied ? `${words[copied]} ${text}` : text;
    const go = press("propose");
    go.textContent = said({ open: words.propose, paste: words.paste, edit: words.edit, copy: words.copy }[way.way], { host: way.name });
    go.toggleAttribute("data-waiting", Boolean(needed || wrong));
    const next = { open: words.nextOpen, paste: words.nextPaste, edit: words.nextEdit, copy: words.nextCopy };
    const moved = { ...next, edit: words.nextRename, copy: words.nextCopyRename };
    part(dialog, "next").textContent = said((handed.renamed ? moved : next)[way.way], { host: way.name, folder: folderOf(path), name: nameOf(path) });
    // On a narrow page only what has to be done there is told.
    part(dialog, "next").toggleAttribute("data-told", way.way === "edit" || Boolean(handed.renamed));
    press("copy").hidden = way.way !== "open";
    press("contact").hidden = !now.contact;
    part(dialog, "going").hidden = sent;
    part(dialog, "sent").hidden = !sent;
  }

  async function copy(text = current().file) {
    try {
      await navigator.clipboard.writeText(text);
      copied = "copied";
    } catch {
      copied = "refused";
    }
    draw();
  }

  function download() {
    const { file, path } = current();
    const link = root.createElement("a");
    link.href = URL.createObjectURL(new Blob([file], { type: "text/yaml" }));
    link.download = nameOf(path);
    link.click();
    URL.revokeObjectURL(link.href);
  }

  /** Open an address beside this page; after the last file, ask what came of it. @param {string} address @param {boolean} last */
  function leave(address, last) {
    if (address) window.open(address, "_blank", "noopener");
    if (!last) {
      at += 1;
      copied = "";
    } else if (address) sent = true;
    draw();
    if (!last) press("propose").focus();
    else if (sent) press("taken").focus();
  }

  async function go() {
    if (stop()) return;
    const { way } = current();
    const last = at + 1 >= state().files.length;
    if (way.way !== "open") await copy();
    leave(way.address, last);
  }

  async function send() {
    const { contact, files } = state();
    if (contact?.copied) await copy(files.map(({ path, file }) => `${path}\n\n${file}`).join("\n"));
    leave(contact?.address ?? "", true);
  }

  /** @param {string} what */
  function answer(what) {
    sent = false;
    at = 0;
    if (what === "taken") return taken();
    draw();
    press("propose").focus();
  }

  foot.addEventListener("click", ({ target }) => {
    const what = (target instanceof Element ? target.closest("button") : null)?.dataset.do ?? "";
    if (what === "propose") go();
    if (what === "copy") copy();
    if (what === "download") download();
    if (what === "contact") send();
    if (what === "taken" || what === "stay") answer(what);
  });

  return {
    draw,
    /** Say to those who do not see it what the foot says. */
    speak() {
      const text = part(dialog, "status").textContent ?? "";
      if (part(dialog, "spoken").textContent !== text) part(dialog, "spoken").textContent = text;
    },
  };
}
