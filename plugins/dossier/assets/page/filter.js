/**
 * Narrows down the list of all claims. The state is the address: each choice is an entry of the browser's history, and
 * a shared address shows the same claims. Without this module the list is whole, and pages by topic, kind, verdict and
 * standing lead to its parts.
 */
import { numbered, worded } from "../panel/plural.js";

const FORM = "form[data-dossier-filter]";
/** @typedef {{all: Forms, some: Forms, none: string}} Words  what the form says of how many claims fit */
/** @typedef {import("../panel/plural.js").Forms} Forms */

const SECTION = ":is(section, details)[data-article]";
/** Folded groups that were open before anything was chosen. */
const OPEN = "data-dossier-open";

/**
 * Whether a row has every chosen value. A row may have several values of one name.
 * @param {Readonly<Record<string, string | undefined>>} row  values by name, separated by spaces
 * @param {ReadonlyMap<string, string>} chosen  value by name
 */
export function fits(row, chosen) {
  return [...chosen].every(([name, value]) => (row[name] ?? "").split(" ").includes(value));
}

/**
 * The fields of a form.
 * @param {HTMLFormElement | null} form
 * @returns {HTMLSelectElement[]}
 */
export const selects = (form) => [...(form?.querySelectorAll("select") ?? [])];

/**
 * Set `fields` to what the address says; a value that a field does not offer chooses nothing.
 * @param {readonly HTMLSelectElement[]} fields
 */
export function readAddress(fields) {
  const asked = new URLSearchParams(location.search);
  for (const field of fields) {
    const value = asked.get(field.name) ?? "";
    field.value = [...field.options].some((option) => option.value === value) ? value : "";
  }
}

/**
 * Filter the claims of the page.
 * @param {Document} root  page that may hold the list
 * @returns {{start(): void, stop(): void}}  both may be called twice
 */
export function createFilter(root) {
  /** @type {AbortController | null} */
  let listening = null;
  /** @type {Words | null} */
  let words = null;

  /** @returns {HTMLFormElement | null} */
  const form = () => root.querySelector(FORM);
  const fields = () => selects(form());

  /** The values chosen in the fields, by name. */
  function chosen() {
    return new Map(fields().filter((field) => field.value).map((field) => [field.name, field.value]));
  }

  /** @param {number} shown @param {number} total */
  function counted(shown, total) {
    return words ? worded(shown === total ? words.all : words.some, total, { shown: numbered(shown) }) : "";
  }

  function writeAddress() {
    const address = new URL(location.href);
    for (const field of fields()) address.searchParams.delete(field.name);
    for (const [name, value] of chosen()) address.searchParams.set(name, value);
    address.hash = "";
    if (address.href !== location.href) history.pushState(null, "", address);
  }

  /**
   * Open a group while claims are chosen, and leave it afterwards as it was.
   * @param {HTMLDetailsElement} group @param {boolean} narrowed
   */
  function fold(group, narrowed) {
    if (narrowed && !group.hasAttribute(OPEN)) {
      group.setAttribute(OPEN, String(group.open));
      group.open = true;
    } else if (!narrowed && group.hasAttribute(OPEN)) {
      group.open = group.getAttribute(OPEN) === "true";
      group.removeAttribute(OPEN);
    }
    // How many of all its claims are disputed says nothing about those that are shown.
    for (const one of group.querySelectorAll("summary > .dossier-relation")) {
      if (one instanceof HTMLElement) one.hidden = narrowed;
    }
  }

  function show() {
    const wanted = chosen();
    let shown = 0;
    let total = 0;
    for (const section of root.querySelectorAll(SECTION)) {
      if (!(section instanceof HTMLElement)) continue;
      const { article } = section.dataset;
      const rows = [...section.querySelectorAll("li")];
      let here = 0;
      for (const row of rows) {
        row.hidden = !fits({ ...row.dataset, article }, wanted);
        if (!row.hidden) here += 1;
      }
      section.hidden = here === 0;
      if (section instanceof HTMLDetailsElement) fold(section, wanted.size > 0);
      const count = section.querySelector(":is(h2, summary) > .dossier-soft");
      const place = root.querySelector(`.dossier-jump a[href$="#${article}"] > .dossier-soft`);
      for (const one of [count, place]) if (one) one.textContent = counted(here, rows.length);
      shown += here;
      total += rows.length;
    }
    const status = form()?.querySelector("[role=status]");
    if (status) status.textContent = wanted.size > 0 && shown === 0 ? words?.none ?? "" : counted(shown, total);
    const reset = form()?.querySelector("button");
    if (reset) reset.hidden = wanted.size === 0;
  }

  /** @param {Event} event */
  function onReset(event) {
    event.preventDefault();
    for (const field of fields()) field.value = "";
    // The button is about to vanish, and would take the focus with it.
    fields()[0]?.focus();
    onChange();
  }

  function onChange() {
    writeAddress();
    show();
  }

  function onReturn() {
    readAddress(fields());
    show();
  }

  return {
    start() {
      const found = form();
      if (!found || listening) return;
      words = JSON.parse(found.dataset.dossierFilter ?? "null");
      listening = new AbortController();
      const { signal } = listening;
      found.addEventListener("change", onChange, { signal });
      found.addEventListener("reset", onReset, { signal });
      found.addEventListener("submit", (event) => event.preventDefault(), { signal });
      addEventListener("popstate", onReturn, { signal });
      onReturn();
    },
    stop() {
      listening?.abort();
      listening = null;
    },
  };
}
