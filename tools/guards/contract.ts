import type { Source } from "../sources/index.ts";

/** One rule of the house that a program can check. */
export interface Guard {
  readonly id: string;
  /** Which files it looks at. None at all is a violation: a guard that sees nothing proves nothing. */
  examines(path: string): boolean;
  /**
   * @param files those it examines
   * @param all the whole repository, for what they refer to
   */
  check(files: readonly Source[], all: readonly Source[]): GuardResult;
}

export interface GuardResult {
  /** `path:line: what is wrong and what to do`. */
  readonly violations: readonly string[];
  /** A few words on what was seen: `214 files, 903 imports`. */
  readonly facts: string;
}
