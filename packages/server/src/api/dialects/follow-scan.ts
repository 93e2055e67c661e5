import type { Route } from "../http/index.ts";
import type { Doors } from "./doors.ts";

const over: readonly unknown[] = ["completed", "failed", "cancelled"];

/** Lets a read of one scan wait for its first change (`Prefer: wait=30`). */
export function followScan(param: string): NonNullable<Route<Doors>["follows"]> {
  return { param, isOver: (body) => over.includes(statusOf(body)) };
}

/** Of the scan itself, or of one in an envelope. */
function statusOf(body: unknown): unknown {
  if (typeof body !== "object" || body === null) return undefined;
  if ("status" in body) return body.status;
  return "data" in body ? statusOf(body.data) : undefined;
}
