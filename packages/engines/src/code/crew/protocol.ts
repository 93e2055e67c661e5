import type { Program, ProgramResult } from "../programs/index.ts";

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
}

export type FromThread =
  | { readonly type: "progress"; readonly parsed: number; readonly message: string }
  | { readonly type: "result"; readonly result: ProgramResult };
