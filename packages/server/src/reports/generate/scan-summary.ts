import type { EngineSummary, ScanSummary } from "@gatewatch/engines/formats";
import type { CoverageNote, Scan, Stage } from "../../scanning/index.ts";

/** The facts of a scan as the formats take them; one that has not completed is partial. */
export function scanSummary(scan: Scan, toolVersion: string, now: Date): ScanSummary {
  const { repository, commit, counts } = scan;
  const { critical, high, medium, low, info } = counts;
  const label = scan.targetLabel;
  return {
    toolVersion,
    target: scan.kind === "repo" ? { kind: "tree", label } : { kind: "url", label, url: label },
    ...(repository && {
      repository: {
        url: `https://${repository.instance}/${repository.fullName}`,
        ...(commit !== null && { commit }),
        ...(repository.branch !== null && { branch: repository.branch }),
      },
    }),
    startedAt: (scan.startedAt ?? scan.createdAt).toISOString(),
    finishedAt: (scan.finishedAt ?? now).toISOString(),
    partial: scan.partial || scan.status !== "completed",
    engines: scan.engines.map((id) =>
      engineSummary(
        id,
        scan.stages.find((stage) => stage.engine === id),
      ),
    ),
    counts: { critical, high, medium, low, info },
    suppressed: scan.suppressed.total,
    unchanged: 0,
    ...(scan.changes && { outsideChanges: scan.statistics.findings_outside_changes ?? 0 }),
    notCovered: scan.notCovered.items.map(({ engine, place, reason }) => ({
      engine: partOf(scan, engine),
      place,
      reason,
    })),
    excluded: excludedOf(scan),
  };
}

/** Versions of engines are not kept with a scan. */
function engineSummary(id: EngineSummary["id"], stage: Stage | undefined): EngineSummary {
  const { startedAt, finishedAt, status, reason, message } = stage ?? {};
  const isCompleted = status === "completed";
  return {
    id,
    version: "unknown",
    status: isCompleted ? "completed" : "failed",
    ...(!isCompleted && { code: reason ?? "not_finished", message: message || "It has not finished." }),
    durationMs: startedAt && finishedAt ? Date.parse(finishedAt) - Date.parse(startedAt) : 0,
    statistics: {},
  };
}

function excludedOf(scan: Scan): ScanSummary["excluded"] {
  const groups = Map.groupBy(scan.excluded.items, ({ engine, reason }: CoverageNote) => `${engine}\0${reason}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first ? [{ engine: partOf(scan, first.engine), reason: first.reason, count: group.length }] : [];
  });
}

function partOf(scan: Scan, engine: string): ScanSummary["notCovered"][number]["engine"] {
  return scan.engines.find((id) => id === engine) ?? "archive";
}
