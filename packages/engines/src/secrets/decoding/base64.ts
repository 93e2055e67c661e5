import type { DecodedRun } from "./index.ts";
import { isReadable } from "./readable.ts";

// A run as long as the stride covers at least one probed byte, so shorter steps would find nothing more.
const stride = 20;
const longest = 1_048_576;

const inRun = new Uint8Array(256);
for (const character of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_")
  inRun[character.charCodeAt(0)] = 1;

/** Runs of at least 20 base64 (both alphabets) or hex characters that decode to readable text. */
export function* base64Runs(bytes: Buffer): Generator<DecodedRun> {
  let behind = 0;
  for (let probe = stride - 1; probe < bytes.length; probe += stride) {
    if (inRun[bytes[probe]!] === 0 || probe < behind) continue;
    let start = probe;
    while (start > behind && inRun[bytes[start - 1]!] === 1) start--;
    let end = probe + 1;
    const limit = Math.min(bytes.length, start + longest);
    while (end < limit && inRun[bytes[end]!] === 1) end++;
    behind = end;
    if (end - start < stride) continue;
    const run = decode(bytes, start, end);
    if (run) yield run;
    if (end - probe > stride) probe += Math.floor((end - probe) / stride) * stride;
  }
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
