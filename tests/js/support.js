/** What the tests of the search share: hosts that serve an index, and where the engine is. */
import { readFileSync } from "node:fs";

/** The index over the documents of `ranking.json`. */
export const INDEX = new URL("../contract/index-v4/", import.meta.url);

/** @param {string} name */
export const fixture = (name) => JSON.parse(readFileSync(new URL(`../contract/${name}`, import.meta.url), "utf-8"));

/**
 * Serve files as a static host does.
 * @param {{ranges?: boolean, change?: (bytes: Uint8Array, name: string) => Uint8Array | null, asked?: string[]}} [options]
 *   whether ranges are understood; what to send for a file, or null if it is gone; where to record what was requested
 * @returns {typeof fetch}
 */
export function createHost({ ranges = true, change = (bytes) => bytes, asked = [] } = {}) {
  return async (address, init) => {
    const url = new URL(String(address));
    const name = url.pathname.split("/").at(-1) ?? "";
    asked.push(name);
    /** @type {Uint8Array | null} */
    let bytes = null;
    try {
      bytes = change(new Uint8Array(readFileSync(url)), name);
    } catch {
      // As for a file that is gone.
    }
    if (!bytes) return new Response(null, { status: 404 });
    const range = /bytes=(\d+)-(\d+)/.exec(new Headers(init?.headers).get("Range") ?? "");
    if (!range || !ranges) return new Response(new Uint8Array(bytes));
    return new Response(new Uint8Array(bytes.subarray(Number(range[1]), Number(range[2]) + 1)), { status: 206 });
  };
}
