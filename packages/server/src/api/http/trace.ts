import type { Random } from "@gatewatch/base/random";

/** Where a request stands in somebody's trace (W3C Trace Context, version 00). */
export interface Trace {
  /** 32 hexadecimal digits; the caller's, where one was sent. */
  readonly traceId: string;
  /** The `traceparent` of this server's own span. */
  readonly parent: string;
}

const form = /^(?!ff)[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(?:-.*)?$/;
const zero = /^0+$/;

/** Continues the trace of a `traceparent` header, or begins one where there is none that can be read. */
export function traceOf(header: unknown, random: Random): Trace {
  const [, sentTrace = "", sentSpan = "", flags = "00"] = (typeof header === "string" && form.exec(header)) || [];
  const isUsable = sentTrace !== "" && !zero.test(sentTrace) && !zero.test(sentSpan);
  const traceId = isUsable ? sentTrace : random.bytes(16).toString("hex");
  return { traceId, parent: `00-${traceId}-${random.bytes(8).toString("hex")}-${isUsable ? flags : "00"}` };
}
