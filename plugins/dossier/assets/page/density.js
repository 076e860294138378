/**
 * How many annotations an article shows. The switch works without this module, which writes the choice into the
 * address and keeps it for the next article. `early.js` sets it before the first frame; where the theme exchanges
 * pages that script runs late, so the choice is read here as well.
 */

const KEY = "dossier-density";
const PARAMETER = "notes";
const DEFAULT = "disputed";

/**
 * Return `address` with `density`, which is left out if it is the default.
 * @param {string} address  absolute
 * @param {string} density  `read`, `disputed` or `all`
 */
export function withDensity(address, density) {
  const url = new URL(address);
  if (density === DEFAULT) url.searchParams.delete(PARAMETER);
  else url.searchParams.set(PARAMETER, density);
  return url.href;
}

/**
 * Return the density that the address asks for, else the one chosen last; null without either.
 * @param {string} address  absolute
 */
export function askedDensity(address) {
  try {
    return new URL(address).searchParams.get(PARAMETER) ?? sessionStorage.getItem(KEY);
  } catch {
    // The browser forbids storage.
    return null;
  }
}

/**
 * Remember the density in the address and for the session.
 * @param {Document} root  page that may hold the switch
 * @returns {{start(): void, stop(): void}}  both may be called twice
 */
export function createDensity(root) {
  /** @type {AbortController | null} */
  let listening = null;

  /** @param {string} density */
  function remember(density) {
    const address = withDensity(location.href, density);
    // The theme keeps the place of the page in the state.
    if (address !== location.href) history.replaceState(history.state, "", address);
    try {
      sessionStorage.setItem(KEY, density);
    } catch {
      // Not kept for the next article; the switch still works.
    }
  }

  /** @param {Event} event */
  function onChange({ target }) {
    if (target instanceof HTMLInputElement && target.name === KEY) remember(target.value);
  }

  return {
    start() {
      if (listening) return;
      const inputs = [...root.querySelectorAll(`input[name="${KEY}"]`)].filter((one) => one instanceof HTMLInputElement);
      const asked = askedDensity(location.href);
      const chosen = inputs.find(({ value }) => value === asked) ?? inputs.find(({ checked }) => checked);
      if (!chosen) return;
      listening = new AbortController();
      chosen.checked = true;
      remember(chosen.value);
      root.addEventListener("change", onChange, { signal: listening.signal });
    },
    stop() {
      listening?.abort();
      listening = null;
    },
  };
}
