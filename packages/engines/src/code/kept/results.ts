import { createHash } from "node:crypto";
import { gunzipSync, gzipSync } from "node:zlib";
import type { Cache } from "../../contract.ts";
import type { ProgramResult } from "../programs/index.ts";

const digestBytes = 32;
const mostBytes = 256_000_000;

/** What was kept under a key; `undefined` when nothing was, or when it is damaged. */
export async function keptResult(cache: Cache, key: string): Promise<ProgramResult | undefined> {
  try {
    const entry = await cache.get(key);
    if (entry === undefined) return undefined;
    const packed = entry.subarray(digestBytes);
    if (!digest(packed).equals(entry.subarray(0, digestBytes))) return undefined;
    const result: unknown = JSON.parse(gunzipSync(packed, { maxOutputLength: mostBytes }).toString());
    return isResult(result) ? result : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a result that another run would give again; where it cannot be kept, the scan goes on without. */
export async function keepResult(cache: Cache, key: string, result: ProgramResult): Promise<void> {
  if (!result.isWhole) return;
  const packed = gzipSync(JSON.stringify(result), { level: 1 });
  await cache.set(key, Buffer.concat([digest(packed), packed])).catch(() => {});
}

function digest(bytes: Buffer): Buffer {
  return createHash("sha256").update(bytes).digest();
}

/** The digest says that this engine wrote it; the rest of its form follows. */
function isResult(value: unknown): value is ProgramResult {
  return typeof value === "object" && value !== null && "found" in value && "isWhole" in value;
}
