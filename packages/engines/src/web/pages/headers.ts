import type { RawHeader } from "@gatewatch/base/net";

/** Headers beyond this many are not looked at; a flood is no reason to spend time on it. */
const maxHeaders = 256;
const maxValueLength = 16 * 1024;

/** The headers of one response, looked up by lower-case name. */
export interface Headers {
  /** The first value, or `undefined`. */
  get(name: string): string | undefined;
  /** Every value in order, each header line one. */
  all(name: string): readonly string[];
  readonly lines: readonly RawHeader[];
}

/** Reads at most 256 header lines of at most 16 KiB each. */
export function readHeaders(raw: readonly RawHeader[]): Headers {
  const lines = raw.slice(0, maxHeaders).map(([name, value]) => [name, value.slice(0, maxValueLength)] as const);
  const byName = Map.groupBy(lines, ([name]) => name.toLowerCase());
  const all = (name: string) => byName.get(name)?.map(([, value]) => value.trim()) ?? [];
  return { get: (name) => all(name)[0], all, lines };
}
