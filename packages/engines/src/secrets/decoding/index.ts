/** Encoded text inside text: finds runs of base64, hex, percent and `\u` escapes and takes one layer off. Bounded in bytes. */
import { base64Runs } from "./base64.ts";
import { escapedRuns } from "./escaped.ts";
import type { DecodedRun } from "./run.ts";

const mostBytes = 8 * 1024 * 1024;

/** The encoded runs of `bytes` whose plain form is readable text; stops at 8 MiB of decoded text. */
export function* decodedRuns(bytes: Buffer, note?: (reason: string) => void): Generator<DecodedRun> {
  let decoded = 0;
  for (const runs of [base64Runs(bytes), escapedRuns(bytes)]) {
    for (const run of runs) {
      decoded += run.bytes.length;
      if (decoded > mostBytes) return note?.("More than 8 MiB of it is encoded text; the rest was not decoded.");
      yield run;
    }
  }
}
