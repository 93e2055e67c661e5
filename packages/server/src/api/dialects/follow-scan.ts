import type { Route } from "../http/index.ts";
import type { Doors } from "./doors.ts";

const over: readonly string[] = ["completed", "failed", "cancelled"];

/** Lets a read of one scan wait for its first change (`Prefer: wait=30`). */
export function followScan(param: string): NonNullable<Route<Doors>["follows"]> {
  return {
    param,
    async watch(teamId, id, { scanning }) {
      const { status, statusReason, progress, counts } = await scanning.get(teamId, id);
      return { version: JSON.stringify([status, statusReason, progress, counts]), isOver: over.includes(status) };
    },
  };
}
