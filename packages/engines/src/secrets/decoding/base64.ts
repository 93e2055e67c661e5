import { isReadable } from "./readable.ts";
import type { DecodedRun } from "./run.ts";

// A run of 24 covers two neighbouring probes and all between them: words of ordinary text fail after one or two looks.
const shortest = 24;
const stride = 12;
const longest = 1_048_576;

const inRun = new Uint8Array(256);
for (const character of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_")
  inRun[character.charCodeAt(0)] = 1;

/** Runs of at least 24 base64 (both alphabets) or hex characters that decode to readable text. */
export function base64Runs(bytes: Buffer): DecodedRun[] {
  const runs: DecodedRun[] = [];
  let behind = 0;
  for (let probe = stride; probe < bytes.length; probe += stride) {
    // One test of all five: separate ones would cost a misjudged branch each on ordinary text.
    const all =
      inRun[bytes[probe]!]! &
      inRun[bytes[probe - 3]!]! &
      inRun[bytes[probe - 6]!]! &
      inRun[bytes[probe - 9]!]! &
      inRun[bytes[probe - stride]!]!;
    if (all === 0) continue;
    let start = probe;
    while (start > behind && inRun[bytes[start - 1]!] === 1) start--;
    let end = probe + 1;
    const limit = Math.min(bytes.length, start + longest);
    while (end < limit && inRun[bytes[end]!] === 1) end++;
    behind = end;
    probe += Math.floor((end - probe) / stride) * stride;
    const run = end - start < shortest ? undefined : decode(bytes, start, end);
    if (run) runs.push(run);
  }
  return runs;
}

function decode(bytes: Buffer, start: number, end: number): DecodedRun | undefined {
  const head = bytes.toString("latin1", start, Math.min(end, start + 64));
  if (/^[0-9a-f]+$/i.test(head)) {
    if (end - start < 32 || (end - start) % 2 !== 0) return undefined;
    if (!isReadable(Buffer.from(head, "hex"))) return undefined;
    const plain = Buffer.from(bytes.toString("latin1", start, end), "hex");
    return plain.length * 2 === end - start && isReadable(plain)
      ? { start, end, bytes: plain, encoding: "hex" }
      : undefined;
  }
  if (!/[A-Z]/.test(head) || !/[a-z]/.test(head) || !/[0-9]/.test(bytes.toString("latin1", start, end)))
    return undefined;
  if (!isReadable(Buffer.from(head.slice(0, 60), "base64"))) return undefined;
  const plain = Buffer.from(bytes.toString("latin1", start, end), "base64");
  return isReadable(plain) ? { start, end, bytes: plain, encoding: "base64" } : undefined;
}
