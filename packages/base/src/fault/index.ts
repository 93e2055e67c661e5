/**
 * Faults: what goes wrong, said three ways: a code for programs, a public sentence for people that says what to do
 * next, and an internal cause for the log. A fault never carries a secret or a stack in its public part.
 */

/** One field of the caller's input that was refused, in the caller's own spelling. */
export interface FieldError {
  readonly field: string;
  readonly reason: string;
}

/** What a code means: its HTTP status, its documented short word on the wire, and one line for the documentation. */
export interface FaultKind {
  readonly status: number;
  readonly word: string;
  readonly summary: string;
}

export interface FaultDetail {
  /** Public sentence: what is wrong, the quoted value, what to do next. */
  readonly message: string;
  readonly fields?: readonly FieldError[];
  readonly retryAfterSeconds?: number;
  /** Internal: logged, never sent. */
  readonly cause?: unknown;
}

/** The one error type that crosses a door. `code` is `room.reason`. */
export class Fault extends Error {
  readonly code: string;
  readonly status: number;
  readonly word: string;
  readonly fields: readonly FieldError[];
  readonly retryAfterSeconds: number | undefined;

  constructor(code: string, kind: FaultKind, detail: FaultDetail) {
    super(detail.message, detail.cause === undefined ? undefined : { cause: detail.cause });
    this.name = "Fault";
    this.code = code;
    this.status = kind.status;
    this.word = kind.word;
    this.fields = detail.fields ?? [];
    this.retryAfterSeconds = detail.retryAfterSeconds;
  }
}

/** A room's table of faults, and the function that makes one of them. */
export interface Faults<Code extends string> {
  readonly kinds: Readonly<Record<Code, FaultKind>>;
  (code: Code, detail: FaultDetail): Fault;
}

/**
 * Declares the faults of one room.
 *
 * @param kinds code (`room.reason`) to status, wire word and summary; the table is what `docs/faults.md` is made from.
 * @returns a function that makes a `Fault` of one of these codes, with the table on its `kinds`.
 */
export function defineFaults<const Code extends string>(kinds: Readonly<Record<Code, FaultKind>>): Faults<Code> {
  const make = (code: Code, detail: FaultDetail): Fault => new Fault(code, kinds[code], detail);
  return Object.assign(make, { kinds });
}

/** True when `error` is a fault with one of the given codes (any code when none is given). */
export function isFault(error: unknown, ...codes: readonly string[]): error is Fault {
  return error instanceof Fault && (codes.length === 0 || codes.includes(error.code));
}

/** The message of anything thrown, for logs and causes. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
