import type { Encoding } from "../match.ts";

/** One encoded stretch of a file and what it says. */
export interface DecodedRun {
  readonly start: number;
  readonly end: number;
  readonly bytes: Buffer;
  readonly encoding: Encoding;
}
