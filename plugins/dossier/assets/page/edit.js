/** Links of a claim and of a question that open a form. It is loaded at the first press; without it they lead where they say. */

/**
 * @param {Document} root  page that may have such links
 * @returns {{start(): void, stop(): void}}  both may be called twice
 */
export function createEdit(root) {
  /** @param {MouseEvent} event */
  function edit(event) {
    const link = event.target instanceof Element && event.target.closest("a[data-editing]");
    // What is on a disk cannot be fetched by a page.
    if (!(link instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || location.protocol === "file:") return;
    event.preventDefault();
    import("../editing/open.js").then(({ open }) => open(root, link)).catch(() => location.assign(link.href));
  }
  return {
    start: () => root.addEventListener("click", edit),
    stop: () => root.removeEventListener("click", edit),
  };
}
