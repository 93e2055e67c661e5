import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Shell } from "../shell/index.ts";

const keyBytes = 32;

/**
 * The key under which this person's scans recognise the same secret in two places. Made at the first scan, 0600; where
 * it cannot be kept, one for this scan alone.
 */
export function joinKeyOf({ environment, random }: Pick<Shell, "environment" | "random">): Buffer {
  const configHome = environment.XDG_CONFIG_HOME || join(environment.HOME ?? "/", ".config");
  const file = join(configHome, "gatewatch", "join-key");
  const kept = read(file);
  if (kept) return kept;
  const made = random.bytes(keyBytes);
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, made, { mode: 0o600, flag: "wx" });
    return made;
  } catch {
    return read(file) ?? made; // another scan was faster, or the folder cannot be written
  }
}

function read(file: string): Buffer | undefined {
  try {
    const key = readFileSync(file);
    return key.length === keyBytes ? key : undefined;
  } catch {
    return undefined;
  }
}
