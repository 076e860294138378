/**
 * `fetch` for a site that is read from a disk, where no script may read a file. A classic script may be loaded: one
 * beside the files carries their bytes. Modules that call `fetch` are joined with this one, see `publish/scripts.py`.
 */

/** Name of that script, and of what it puts into the global scope: bytes in Base64 by name of the file. */
const CARRIER = "files.js";
const CARRIED = "dossierFiles";

/** @type {Promise<Record<string, string>> | null} */
let loading = null;

/**
 * Load the script in a folder, once.
 * @param {URL} address  of a file in it
 */
function load(address) {
  loading ??= new Promise((done, fail) => {
    const script = document.createElement("script");
    script.src = new URL(CARRIER, address).href;
    script.onload = () => done(Reflect.get(globalThis, CARRIED) ?? {});
    script.onerror = () => {
      loading = null;
      fail(new TypeError(`disk: ${script.src} could not be loaded`));
    };
    document.head.append(script);
  });
  return loading;
}

/**
 * @param {RequestInfo | URL} address
 * @returns {Promise<Response>}  the whole file, whatever part is asked for
 */
export async function fetchFromDisk(address) {
  const url = new URL(String(address));
  const carried = (await load(url))[url.pathname.split("/").at(-1) ?? ""];
  if (carried === undefined) return new Response(null, { status: 404 });
  return new Response(Uint8Array.from(atob(carried), (byte) => byte.charCodeAt(0)));
}
