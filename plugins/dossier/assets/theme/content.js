/**
 * What the theme's own inline script does behind the content of a page, as a file: an address may name one of several
 * tabs, and tabs of one name may be shown together. A classic script, since the theme runs it anew on each page.
 */
(() => {
  const target = document.getElementById(location.hash.slice(1));
  if (target instanceof HTMLInputElement && target.name.startsWith("__tabbed_")) target.checked = true;

  const script = document.currentScript;
  if (!(script instanceof HTMLScriptElement) || !("linkedTabs" in script.dataset)) return;
  /** @type {unknown}  names of the tabs that were opened last, the last one first */
  const names = Reflect.get(globalThis, "__md_get")("__tabs");
  if (!Array.isArray(names)) return;
  for (const tabs of document.querySelectorAll(".tabbed-set")) {
    const labels = [...tabs.querySelectorAll(":scope > .tabbed-labels > label")];
    const label = names.map((name) => labels.find((one) => one.textContent?.trim() === name)).find(Boolean);
    if (label instanceof HTMLLabelElement && label.control instanceof HTMLInputElement) label.control.checked = true;
  }
})();
