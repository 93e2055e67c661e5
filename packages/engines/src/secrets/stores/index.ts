/** Credential files whose lines carry no telling names: the file's own name says what each column is. */
import { isTestPath } from "../assignments/index.ts";
import type { Match } from "../match.ts";
import { accepted } from "../scan/accepted.ts";
import { entropy } from "../values/entropy.ts";
import { type Cell, insertedCells, tableCells } from "./table.ts";
import { masterKey, passwordHash, storedPassword } from "./texts.ts";

export { keyStoreIn, type StoreFile } from "./key-store.ts";

/** The credentials of `.pgpass`, `.htpasswd`, `shadow`, `master.key`, `ipsec.secrets`, tables and their like; nothing for other files. */
export function storedCredentials(bytes: Buffer, path: string): Match[] {
  const name = path.slice(path.lastIndexOf("/") + 1).toLowerCase();
  if (/^\.?pgpass(?:\.conf)?$/.test(name))
    return columns(bytes, /^(?!#)(?:(?:\\.|[^:\\\n])*:){4}(?<secret>[^\n]+?)\s*$/gm, storedPassword);
  if (/^(?:master|production|staging|development|credentials)\.key$/.test(name)) {
    return columns(bytes, /^(?<secret>[0-9a-f]{32}|[0-9a-f]{64})\s*$/g, masterKey);
  }
  if (/\.(?:csv|tsv)$/.test(name) && !isTestPath(path)) return cells(tableCells(bytes.toString("latin1")));
  if (/^sasl_passwd/.test(name)) {
    return columns(bytes, /^\[?[\w.-]+\]?(?::\d+)?[ \t]+[^\s:]+:(?<secret>[^\n]+?)[ \t]*$/gm, storedPassword);
  }
  if (/^(?:chap|pap)-secrets$/.test(name)) {
    return columns(bytes, /^(?!#)\S+[ \t]+\S+[ \t]+["']?(?<secret>[^\s"']{4,120})/gm, storedPassword);
  }
  if (name === "ipsec.secrets") {
    return columns(bytes, /^[^#\n]*?\b(?:PSK|EAP|XAUTH|NTLM)\s+["'](?<secret>[^"'\n]{4,200})["']/gm, storedPassword);
  }
  if (name === "userlist.txt") {
    return columns(bytes, /^"[^"\n]{1,80}"[ \t]+"(?<secret>[^"\n]{4,200})"/gm, storedPassword);
  }
  if (/passwd|shadow|htpasswd|htdigest|users?\.(?:txt|db|list)$|\.sql$|^auth$/.test(name)) {
    const line = name.endsWith(".sql") ? hashInRow : hashInLine;
    const hashes = columns(bytes, line, passwordHash);
    return name.endsWith(".sql") ? [...hashes, ...cells(insertedCells(bytes.toString("latin1")))] : hashes;
  }
  return [];
}

const hash =
  "\\$(?:2[abxy]?|1|5|6|y|7|apr1|sha1|argon2(?:id|i|d)|pbkdf2[a-z0-9-]*|scrypt)\\$[./A-Za-z0-9$=,+-]{16,200}|\\{(?:SHA|SSHA|SMD5|MD5|SSHA256|SSHA512|CRYPT)\\}[./A-Za-z0-9+=$]{10,140}";
const hashInLine = new RegExp(`^[^:\\s#]{1,64}:(?:[^:\\n]{0,64}:)?(?<secret>${hash})(?=[:\\s]|$)`, "gm");
const hashInRow = new RegExp(`['"](?<secret>${hash})['"]`, "g");

function cells(found: readonly Cell[]): Match[] {
  return found.map((cell) => accepted(storedPassword, "config", {}, cell));
}

function columns(bytes: Buffer, line: RegExp, rule: typeof storedPassword): Match[] {
  return Array.from(bytes.toString("latin1").matchAll(line), (match) => {
    const value = match.groups!["secret"]!;
    const start = match.index + match[0].lastIndexOf(value);
    return { value, start, end: start + value.length };
  })
    .filter((place) => rule !== masterKey || entropy(place.value) > 3)
    .map((place) => accepted(rule, "config", {}, place));
}
