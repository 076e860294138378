/** Opens the form that a link in a page asks for: on a claim to correct, withdraw or rename it, on a question to read for it. */

/**
 * @param {Document} root
 * @param {HTMLAnchorElement} link  `data-editing` says what is done; on it or around it, `data-on` says to
 *     what, and `data-edit` where its file is edited
 * @returns {Promise<void>}  fulfilled once the form is there; rejected if it cannot be loaded
 */
export async function open(root, link) {
  const { on = "", edit = "" } = /** @type {HTMLElement | null} */ (link.closest("[data-on]"))?.dataset ?? {};
  const { editing = "", article = "" } = link.dataset;
  if (editing === "correct") {
    const { openForm } = await import("./form.js");
    await openForm(root, { article: on.split("/")[0] ?? "", corrects: on, edit, from: link });
  } else if (editing === "withdraw" || editing === "rename") {
    await (await import("./revision.js")).openRevision(root, { what: editing, id: on, edit, from: link });
  } else if (editing === "read") {
    await (await import("./reading.js")).openReading(root, { question: on, article, edit, from: link });
  }
}
