/** Files with a JSON value on each line. */

import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";

/**
 * Yield the values in `file`.
 * @param {string} file
 * @returns {AsyncGenerator<any, void>}
 */
export async function* readLines(file) {
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    yield JSON.parse(line);
  }
}
