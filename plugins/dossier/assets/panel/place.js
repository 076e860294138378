/** The address keeps what is searched for: `q`, the query, and `hit`, the number of the result that was followed. */

const [QUERY, HIT] = ["q", "hit"];

/**
 * Return what an address asks for.
 * @param {URL | Location} address
 * @returns {{query: string, at: number} | null}  `at`: index of the result that was followed, or -1; null without a query
 */
export function soughtIn({ search }) {
  const asked = new URLSearchParams(search);
  const query = asked.get(QUERY)?.trim();
  const hit = Number(asked.get(HIT));
  return query ? { query, at: Number.isSafeInteger(hit) && hit > 0 ? hit - 1 : -1 } : null;
}

/**
 * Return `address` with what is searched for in it, in place of what was.
 * @param {string | URL} address
 * @param {string} query  empty for none
 * @param {number} at  as above
 */
export function keeping(address, query, at) {
  const kept = new URL(address);
  kept.searchParams.delete(HIT);
  if (query) kept.searchParams.set(QUERY, query);
  else kept.searchParams.delete(QUERY);
  if (query && at >= 0) kept.searchParams.set(HIT, String(at + 1));
  return kept;
}
