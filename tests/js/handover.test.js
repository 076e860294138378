import assert from "node:assert/strict";
import { test } from "node:test";

import { MOST_BYTES, contactOf, handover, kindOf } from "../../plugins/dossier/assets/editing/handover.js";

const PATH = "annotations/claims/pilot/no-tide.yml";
const TEXT = 'says: "Ebb & flow, 100 %."\n';
/** @param {string} repo @param {string} [host] */
const at = (repo, host = "", branch = "main") => ({ repo, host, branch, contact: "" });

test("GitHub gets the whole path and the text", () => {
  const { way, name, address } = handover(at("https://github.com/tides/dossier/"), PATH, TEXT);
  assert.deepEqual([way, name], ["open", "GitHub"]);
  const url = new URL(address);
  assert.equal(url.pathname, "/tides/dossier/new/main");
  assert.equal(url.searchParams.get("filename"), PATH);
  assert.equal(url.searchParams.get("value"), TEXT);
});

test("Gitea and Forgejo get the folder in the address", () => {
  for (const repo of ["https://gitea.example.org/tides/dossier.git", "https://codeberg.org/tides/dossier"]) {
    const { way, address } = handover(at(repo, "", "next/year"), PATH, TEXT);
    const url = new URL(address);
    assert.equal(way, "open");
    assert.equal(url.pathname, "/tides/dossier/_new/next/year/annotations/claims/pilot/");
    assert.equal(url.searchParams.get("filename"), "no-tide.yml");
    assert.equal(url.searchParams.get("value"), TEXT);
  }
});

test("GitLab gets the name only, and the text is pasted", () => {
  const { way, address } = handover(at("https://gitlab.com/tides/dossier"), PATH, TEXT);
  assert.equal(way, "paste");
  assert.equal(new URL(address).searchParams.get("file_name"), PATH);
  assert.ok(!address.includes("Ebb"));
});

test("what a self-hosted repository runs is an option", () => {
  assert.equal(kindOf("https://code.example.org/tides", ""), "");
  assert.equal(kindOf("https://code.example.org/tides", "gitlab"), "gitlab");
  assert.equal(kindOf("https://git.gitlab.example.org/tides", ""), "gitlab");
  assert.equal(kindOf("https://notgithub.example.org/tides", ""), "");
  assert.equal(kindOf("", "github"), "");
  assert.equal(kindOf("javascript:alert(1)", "github"), "");
});

test("without a host the file is copied", () => {
  assert.deepEqual(handover(at(""), PATH, TEXT), { way: "copy", name: "", address: "", size: 0 });
});

test("an address that would be too long has no text in it", () => {
  const settings = at("https://github.com/tides/dossier");
  const room = MOST_BYTES - handover(settings, PATH, "").address.length;
  const full = handover(settings, PATH, "a".repeat(room));
  assert.deepEqual([full.way, full.address.length], ["open", MOST_BYTES]);
  const long = handover(settings, PATH, "a".repeat(room + 1));
  assert.deepEqual([long.way, long.size], ["paste", MOST_BYTES + 1]);
  assert.ok(!new URL(long.address).searchParams.has("value"));
  assert.equal(handover(settings, PATH, "é".repeat(room / 6 + 1)).way, "paste", "bytes are counted once encoded");
});

test("a reader without an account writes a mail, or pastes into a form", () => {
  const mail = contactOf("editors@tides.example", "A & B", TEXT);
  const url = new URL(mail?.address ?? "");
  assert.deepEqual([url.protocol, url.pathname, mail?.copied], ["mailto:", "editors@tides.example", false]);
  assert.ok(mail?.address.includes("subject=A%20%26%20B&body=says"));
  const long = contactOf("mailto:editors@tides.example", "A", "a".repeat(MOST_BYTES));
  assert.deepEqual(long, { address: "mailto:editors@tides.example?subject=A", copied: true });
  assert.deepEqual(contactOf("https://tides.example/write", "A", TEXT), { address: "https://tides.example/write", copied: true });
  for (const none of ["", "javascript:alert(1)", "two words@tides.example", "a@b?cc=c@d"]) assert.equal(contactOf(none, "A", TEXT), null);
});
