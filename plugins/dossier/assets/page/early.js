/**
 * Does what the address asks for before the text is painted: sets its density, or the one chosen last, and shows tally
 * and note of the claim that it names. A classic script after the switch: a module would run after the first frame,
 * and the text would move.
 */
(() => {
  /** @type {string | null} */
  let chosen = null;
  try {
    chosen = sessionStorage.getItem("dossier-density");
  } catch {
    // The browser forbids storage.
  }
  const asked = new URLSearchParams(location.search).get("notes") ?? chosen;
  const input = ["read", "disputed", "all"].includes(asked ?? "") && document.getElementById(`dossier-${asked}`);
  if (input instanceof HTMLInputElement) input.checked = true;

  const sheet = new CSSStyleSheet();
  /** The style sheets hide by `display: var(--dossier-named, none)`. */
  const name = () => {
    const [, slug] = /^#([a-z][a-z0-9-]*)$/.exec(location.hash) ?? [];
    const rules = `:is([data-claim="${slug}"], [data-claim][data-formerly~="${slug}"]) { --dossier-named: inline-block }
      :is(#note-${slug}, .dossier-note[data-formerly~="${slug}"]):not([data-state="lone"]) { --dossier-named: block }`;
    sheet.replaceSync(slug ? rules : "");
  };
  name();
  document.adoptedStyleSheets = [sheet];
  addEventListener("hashchange", name);
})();
