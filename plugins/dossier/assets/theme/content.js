/**
 * What the theme's inline script does after the content of a page: an address may name one of several tabs, and tabs
 * with the same name may be shown together. Wide tables can be scrolled by keyboard. From a disk, a page says what it
 * lacks. A classic script, since the theme runs it again on each page.
 */
(() => {
  if (location.protocol === "file:") document.querySelector(".dossier-from-disk")?.removeAttribute("hidden");

  // The keyboard stops at a table only if it can be scrolled.
  const scrolled = new ResizeObserver((entries) => {
    for (const frame of new Set(entries.map(({ target }) => target.closest(".dossier-wide")))) {
      if (frame && frame.scrollWidth > frame.clientWidth) frame.setAttribute("tabindex", "0");
      else frame?.removeAttribute("tabindex");
    }
  });
  const { dataset } = /** @type {HTMLScriptElement} */ (document.currentScript);
  let heading = "";
  for (const element of document.querySelectorAll(":is(h1, h2, h3, h4, h5, h6), .md-typeset table:not([class])")) {
    if (!(element instanceof HTMLTableElement)) {
      heading = element.firstChild?.textContent?.trim() ?? "";
      continue;
    }
    const frame = document.createElement("div");
    frame.className = "dossier-wide";
    frame.setAttribute("role", "group");
    frame.setAttribute("aria-label", `${dataset.table} ${element.caption?.textContent?.trim() || heading}`);
    element.replaceWith(frame);
    frame.append(element);
    scrolled.observe(frame);
    scrolled.observe(element);
  }

  const target = document.getElementById(location.hash.slice(1));
  if (target instanceof HTMLInputElement && target.name.startsWith("__tabbed_")) target.checked = true;

  if (!("linkedTabs" in dataset)) return;
  /** @type {unknown}  names of the tabs that were opened last, the last one first */
  const names = Reflect.get(globalThis, "__md_get")("__tabs");
  if (!Array.isArray(names)) return;
  for (const tabs of document.querySelectorAll(".tabbed-set")) {
    const labels = [...tabs.querySelectorAll(":scope > .tabbed-labels > label")];
    const label = names.map((name) => labels.find((one) => one.textContent?.trim() === name)).find(Boolean);
    if (label instanceof HTMLLabelElement && label.control instanceof HTMLInputElement) label.control.checked = true;
  }
})();
