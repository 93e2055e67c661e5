import type { Invocation, Notification } from "sarif";
import { visibleLine } from "../../documents/index.ts";
import type { ScanSummary } from "../contract.ts";

/** How the run went: whether it is whole, and one notification for each thing that was not covered. */
export function invocationOf(scan: ScanSummary): Invocation {
  const failed = scan.engines.filter((engine) => engine.status === "failed");
  const notifications: Notification[] = [
    ...failed.map((engine) => notification("error", "engine-failed", `${engine.id}: ${engine.message ?? "failed"}`)),
    ...scan.notCovered.map(({ engine, place, reason }) =>
      notification("warning", "not-covered", `${engine}: ${place}: ${reason}`),
    ),
    ...scan.excluded.map(({ engine, reason, count }) =>
      notification("note", "excluded", `${engine}: ${count} left out: ${reason}`),
    ),
  ];
  return {
    executionSuccessful: failed.length === 0,
    startTimeUtc: scan.startedAt,
    endTimeUtc: scan.finishedAt,
    toolExecutionNotifications: notifications,
    properties: { partial: scan.partial, engines: scan.engines },
  };
}

function notification(level: "error" | "warning" | "note", id: string, text: string): Notification {
  return { level, descriptor: { id }, message: { text: visibleLine(text) } };
}
