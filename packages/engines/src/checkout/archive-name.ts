import { isUtf8 } from "node:buffer";

/** What an entry's name allows: a place below the folder, leaving it out with a note, or refusing the whole archive. */
export type ArchivePath =
  | { readonly verdict: "write"; readonly parts: readonly Buffer[] }
  | { readonly verdict: "skip"; readonly reason: string }
  | { readonly verdict: "refuse"; readonly why: string };

const deepest = 256;

/**
 * Judges the name of an archive entry, byte by byte: separators are `/` and (in zip) `\`. Absolute names, drive letters,
 * `..` and NUL refuse the archive; `.git` in any case is left out, because a repository's configuration can run programs.
 */
export function archivePathOf(name: Buffer, format: "tar.gz" | "zip"): ArchivePath {
  const shown = JSON.stringify(showArchiveName(name));
  if (name.includes(0)) return { verdict: "refuse", why: `has the entry ${shown} with a NUL in its name` };
  const text = name.toString("latin1");
  const separated = format === "zip" ? text.replaceAll("\\", "/") : text;
  if (separated.startsWith("/") || /^[a-z]:[\\/]/i.test(text))
    return { verdict: "refuse", why: `has the absolute name ${shown}` };
  const names = separated.split("/").filter((part) => part !== "" && part !== ".");
  if (names.includes("..")) return { verdict: "refuse", why: `has the entry ${shown}, which leads out of its folder` };
  if (names.length === 0) return { verdict: "skip", reason: "no name" };
  if (names.length > deepest) return { verdict: "skip", reason: "too deep" };
  if (names.some((part) => part.length > 255) || text.length > 4000)
    return { verdict: "skip", reason: "name too long" };
  if (names.some((part) => /^(\.git|git~1)[. ]*$/i.test(part))) return { verdict: "skip", reason: "git metadata" };
  return { verdict: "write", parts: names.map((part) => Buffer.from(part, "latin1")) };
}

/** A name for people: UTF-8 as it is, other bytes and control characters as `\xNN`, at most 200 characters. */
export function showArchiveName(name: Buffer): string {
  const text = name.toString(isUtf8(name) ? "utf8" : "latin1");
  const pattern = isUtf8(name) ? /[\u0000-\u001f\u007f-\u009f]/g : /[\u0000-\u001f\u007f-\u00ff]/g;
  const shown = text.replace(pattern, (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, "0")}`);
  return shown.length > 200 ? `${shown.slice(0, 200)}…` : shown;
}
