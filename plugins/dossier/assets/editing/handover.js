/**
 * Where a proposal goes: the address of a host's page for a new file, filled in as far as the host can, or what else a
 * reader can do with the text.
 */

/** Most bytes of an address, encoded: signing in on the way encodes it once more, and 8,192 are too many. */
export const MOST_BYTES = 6000;
/** @type {Readonly<Record<string, string>>} */
const NAMES = { github: "GitHub", gitea: "Gitea", forgejo: "Forgejo", gitlab: "GitLab" };

/** @typedef {{repo: string, host: string, branch: string, contact: string}} Settings  as `annotate-form.json` has them */
/**
 * @typedef {object} Handover
 * @property {"open" | "paste" | "edit" | "copy"} way  the host fills in the file; it opens a new one, and the file is
 *     pasted; it opens the file that there is, and the text is pasted over it; there is no host
 * @property {string} name  of the host; empty without one
 * @property {string} address  to open; empty without a host
 * @property {number} size  bytes of the address with the whole file; more than `MOST_BYTES` cannot be opened
 */

/**
 * The kind of a host.
 * @param {string} repo  address of the repository
 * @param {string} host  the option, for a host whose address does not say what it runs
 * @returns {string}  a key of `NAMES`, or empty
 */
export function kindOf(repo, host) {
  if (!/^https?:\/\//.test(repo)) return "";
  if (Object.hasOwn(NAMES, host)) return host;
  const { hostname } = new URL(repo);
  if (hostname === "codeberg.org") return "forgejo";
  return Object.keys(NAMES).find((name) => hostname.split(".").some((part) => part === name)) ?? "";
}

/** @param {string} path */
const encoded = (path) => path.split("/").map(encodeURIComponent).join("/");
/** @param {string} address */
const bytes = (address) => new TextEncoder().encode(address).length;

/**
 * How a new file is handed over.
 * @param {Settings} settings
 * @param {string} path  of the file in the repository
 * @param {string} text  of the file
 * @returns {Handover}
 */
export function handover({ repo, host, branch }, path, text) {
  const kind = kindOf(repo, host);
  const name = NAMES[kind] ?? "";
  if (!name) return { way: "copy", name: "", address: "", size: 0 };
  const base = repo.replace(/\/+$/, "").replace(/\.git$/, "");
  const at = path.lastIndexOf("/");
  const [folder, file] = [path.slice(0, Math.max(0, at)), path.slice(at + 1)];
  const on = encoded(branch);
  if (kind === "gitlab") {
    return { way: "paste", name, address: `${base}/-/new/${on}?file_name=${encodeURIComponent(path)}`, size: 0 };
  }
  const empty =
    kind === "github"
      ? `${base}/new/${on}?filename=${encodeURIComponent(path)}`
      : `${base}/_new/${on}/${folder ? `${encoded(folder)}/` : ""}?filename=${encodeURIComponent(file)}`;
  const full = `${empty}&value=${encodeURIComponent(text)}`;
  const size = bytes(full);
  if (size > MOST_BYTES) return { way: "paste", name, address: empty, size };
  return { way: "open", name, address: full, size };
}

/**
 * How a file that exists is handed over: no host fills one in, so that its text is copied and pasted.
 * @param {Settings} settings
 * @param {string} path  of the file in the repository
 * @param {string} [edit]  address at which it can be edited, for a host whose kind is not known
 * @returns {Handover}
 */
export function revision({ repo, host, branch }, path, edit = "") {
  const kind = kindOf(repo, host);
  if (!kind) {
    const open = /^https?:\/\//.test(edit);
    return { way: open ? "edit" : "copy", name: open ? new URL(edit).hostname : "", address: open ? edit : "", size: 0 };
  }
  const base = repo.replace(/\/+$/, "").replace(/\.git$/, "");
  const page = { github: "edit", gitlab: "-/edit" }[kind] ?? "_edit";
  return { way: "edit", name: NAMES[kind] ?? "", address: `${base}/${page}/${encoded(branch)}/${encoded(path)}`, size: 0 };
}

/**
 * Where a reader without an account can send the text.
 * @param {string} contact  the option: an address of e-mail, or of a page
 * @param {string} subject
 * @param {string} text
 * @returns {{address: string, copied: boolean} | null}  what to open, and whether the text has to be copied first; null
 *     if the site names none
 */
export function contactOf(contact, subject, text) {
  if (/^https?:\/\//.test(contact)) return { address: contact, copied: true };
  const mail = contact.replace(/^mailto:/, "");
  if (!/^[^\s@?]+@[^\s@?]+$/.test(mail)) return null;
  const head = `mailto:${encodeURIComponent(mail).replace("%40", "@")}?subject=${encodeURIComponent(subject)}`;
  const full = `${head}&body=${encodeURIComponent(text.replaceAll("\n", "\r\n"))}`;
  return bytes(full) > MOST_BYTES ? { address: head, copied: true } : { address: full, copied: false };
}
