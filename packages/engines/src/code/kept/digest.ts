import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { Program } from "../programs/index.ts";

const source = join(import.meta.dirname, "..", "..");
/** Rooms that decide what a scan of code says. */
const rooms = ["code", "findings"];
let stamp: string | undefined;

/** Names this engine: its own files, with rules and models, and the exact versions of its libraries and grammars. */
export function engineStamp(): string {
  if (stamp !== undefined) return stamp;
  const hash = createHash("sha256").update(readFileSync(join(source, "..", "package.json")));
  for (const room of rooms) {
    const entries = readdirSync(join(source, room), { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile() && /\.ts$/.test(entry.name) && !/\.test\.ts$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((file) => !/[\\/]cases[\\/]/.test(file));
    for (const file of files.sort()) hash.update(`\0${relative(source, file)}\0`).update(readFileSync(file));
  }
  stamp = hash.digest("hex");
  return stamp;
}

/**
 * Everything that the result of a program depends on, as one key.
 *
 * @param rules texts of the users' own rules
 */
export function digestOf(
  { files, ...around }: Program,
  rules: readonly { readonly name: string; readonly text: string }[],
): string {
  const hash = createHash("sha256")
    .update(engineStamp())
    .update(JSON.stringify([rules, around], entriesOfMaps));
  for (const { path, grammar, text } of files)
    hash.update(JSON.stringify([path, grammar, text.length])).update(text, "utf8");
  return `code-${hash.digest("hex")}`;
}

function entriesOfMaps(_key: string, value: unknown): unknown {
  if (value instanceof Set) return [...value];
  return value instanceof Map ? [...value] : value;
}
