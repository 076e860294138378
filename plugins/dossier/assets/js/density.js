/** How many annotations an article shows. The switch works without this module, which only remembers the choice. */

const KEY = "dossier-density";

/**
 * Remember the density for the session, and set it on the next article.
 * @param {ParentNode} root  page that may hold the switch
 * @returns {{start(): void, stop(): void}}  both may be called twice
 */
export function createDensity(root) {
  /** @returns {HTMLInputElement[]} */
  const inputs = () => [...root.querySelectorAll("input")].filter((input) => input.name === KEY);

  /** @param {Event} event */
  function remember(event) {
    if (event.target instanceof HTMLInputElement) write(event.target.value);
  }

  return {
    start() {
      const chosen = read();
      for (const input of inputs()) {
        if (input.value === chosen) input.checked = true;
        input.addEventListener("change", remember);
      }
    },
    stop() {
      for (const input of inputs()) input.removeEventListener("change", remember);
    },
  };
}

/** The session store throws where a browser forbids it; then nothing is remembered. */
function read() {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** @param {string} value */
function write(value) {
  try {
    sessionStorage.setItem(KEY, value);
  } catch {
    // Not remembered: the switch itself still works.
  }
}
