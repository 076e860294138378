/** The files of an index: ranges of them, fetched when they are first needed. No other engine module fetches. */
import { IndexError } from "./format.js";

/** Name of the one file that is not named after its content. */
export const MANIFEST = "manifest.bin";

/** @typedef {ReturnType<typeof createStore>} Store */

/**
 * Make a store of the files in a folder. A host that answers with whole files works too: they are kept.
 * @param {URL} folder  its address, ending in a slash
 * @param {typeof fetch} [get]
 */
export function createStore(folder, get = (...request) => fetch(...request)) {
  /** @type {Map<string, Promise<Uint8Array>>}  files that came whole */
  const whole = new Map();
  /** Whether the host sends ranges, as far as is known. */
  let ranged = true;

  /**
   * @param {string} file
   * @param {RequestInit} [init]
   * @returns {Promise<Response>}
   */
  async function ask(file, init) {
    const response = await get(new URL(file, folder), init);
    if (!response.ok) throw new IndexError("file", `expected the file ${file}, found status ${response.status}`);
    return response;
  }

  /** @param {Response} response */
  const bytesOf = async (response) => new Uint8Array(await response.arrayBuffer());

  return {
    /** @param {boolean} [reload]  whether a cached manifest is too old */
    manifest: async (reload = false) => bytesOf(await ask(MANIFEST, { cache: reload ? "reload" : "no-cache" })),
    /**
     * Read a part of a file.
     * @param {string} file
     * @param {number} start
     * @param {number} end
     * @returns {Promise<Uint8Array>}  fewer bytes if the file is shorter
     */
    async read(file, start, end) {
      if (ranged && !whole.has(file)) {
        const response = await ask(file, { headers: { Range: `bytes=${start}-${end - 1}` } });
        if (response.status === 206) return bytesOf(response);
        ranged = false;
        if (!whole.has(file)) whole.set(file, bytesOf(response));
      }
      const bytes = whole.get(file) ?? ask(file).then(bytesOf);
      whole.set(file, bytes);
      // A failed fetch is tried again.
      bytes.catch(() => whole.delete(file));
      return (await bytes).subarray(start, end);
    },
  };
}
