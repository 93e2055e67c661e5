import type { Program, ProgramResult, ReadSource } from "../programs/index.ts";
import type { Share } from "./ahead.ts";

/** What a thread is started with. */
export interface ThreadData {
  readonly rules: readonly { readonly name: string; readonly text: string }[];
}

export interface ToThread {
  readonly program: Program;
  /** Of the whole scan, for people. */
  readonly timeSeconds: number;
  /** Clocks of threads begin at times of their own. */
  readonly leftMs: number;
  /** With a thread that parses the program from its end. */
  readonly share?: Share | undefined;
}

/** What a thread that only parses is started with. */
export interface ParserData {
  readonly files: readonly ReadSource[];
  readonly share: Share;
}

export type FromThread =
  | { readonly type: "progress"; readonly parsed: number; readonly message: string }
  | { readonly type: "result"; readonly result: ProgramResult };
