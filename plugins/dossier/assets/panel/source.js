/** Where the panel has its answers from: the index with its engine, and what it shows besides, fetched on first use. */
import { NO_PAGE } from "./suggest.js";

/** Where the index is in the site, and the one file in it with a fixed name. */
const INDEX_FOLDER = "search/";
const MANIFEST = "manifest.bin";
/** Pauses before an attempt, in milliseconds: the first of them, the most, and the last; then an event has to ask. */
const [FIRST, MOST, LAST] = [250, 30_000, 600_000];
/** After how many milliseconds a reader is told that files are on their way. */
const SLOW = 500;
/** What makes an attempt worth while at once. */
const CAUSES = ["input", "click", "focusin"];

/**
 * Do `run` until it succeeds. A first failure is not told, unless the browser is offline.
 * @template T
 * @param {() => Promise<T>} run
 * @param {object} options
 * @param {EventTarget} options.box  what is done in it asks for an attempt
 * @param {() => boolean} options.wanted  whether the outcome is still awaited
 * @param {(why: string) => void} options.tell  says why it is not there: `slow`, `offline`, `lost` or `broken`
 * @returns {Promise<T | null>}  null once it is not wanted any more
 */
export async function insist(run, { box, wanted, tell }) {
  let spent = 0;
  for (let pause = FIRST; wanted(); pause = Math.min(2 * pause, MOST)) {
    const slow = setTimeout(() => wanted() && tell("slow"), SLOW);
    try {
      return await run();
    } catch (error) {
      if (wanted() && (spent || !navigator.onLine)) {
        if (spent <= FIRST) console.warn("search: the index could not be read, and is tried again", error);
        tell(reason(error));
      }
    } finally {
      clearTimeout(slow);
    }
    const asked = new AbortController();
    await new Promise((done) => {
      if (spent < LAST) setTimeout(done, pause);
      addEventListener("online", done, { signal: asked.signal });
      for (const cause of CAUSES) box.addEventListener(cause, done, { signal: asked.signal });
    });
    asked.abort();
    spent += pause;
  }
  return null;
}

/** @param {unknown} error */
function reason(error) {
  if (!navigator.onLine) return "offline";
  return error instanceof Error && error.name === "IndexError" ? "broken" : "lost";
}

/**
 * Fetch the labels of field values and the pages to start from.
 * @param {URL} root
 * @returns {Promise<{names: import("./facets.js").Names, start: import("./suggest.js").Entry[]}>}
 */
export async function readData(root) {
  const response = await fetch(new URL(`${INDEX_FOLDER}panel.json`, root));
  if (!response.ok) throw new Error(`search: panel.json has status ${response.status}`);
  const { names, start } = await response.json();
  return { names, start: start.map((/** @type {object} */ one) => ({ ...NO_PAGE, ...one })) };
}

/**
 * Fetch engine and manifest at once: the engine is given the manifest that was requested here.
 * @param {URL} root
 */
export async function openIndex(root) {
  const folder = new URL(INDEX_FOLDER, root);
  const manifest = fetch(new URL(MANIFEST, folder), { cache: "no-cache" });
  // Loaded only when somebody searches: other pages do not pay for it.
  const [engine] = await Promise.all([import("../engine/index.js"), manifest.catch(() => null)]);
  /** @type {Promise<Response> | null} */
  let first = manifest;
  const index = await engine.openIndex(folder, {
    get(address, init) {
      const known = String(address).endsWith(MANIFEST) ? first : null;
      if (known) first = null;
      return known ?? fetch(address, init);
    },
  });
  return { index, distance: engine.distance };
}
