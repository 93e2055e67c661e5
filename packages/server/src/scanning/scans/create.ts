import { inTransaction } from "@gatewatch/base/db";
import { isFault } from "@gatewatch/base/fault";
import { newId } from "@gatewatch/base/ids";
import { type EngineId, engineIds } from "@gatewatch/engines/findings";
import type { Principal } from "../../kernel/actor.ts";
import type { NewScan, Scan, ScanOptions, Stage } from "../contract.ts";
import { scanFaults } from "../faults.ts";
import { ensureTarget, type ResolvedTarget, resolveTarget } from "../targets/index.ts";
import { findUpload } from "../uploads/index.ts";
import { admitWaiting } from "./admission.ts";
import type { ScansDeps } from "./deps.ts";
import { budgetSeconds } from "./estimate.ts";
import { scanOf } from "./row.ts";
import { findScan, insertScan, medianDuration } from "./store.ts";

/**
 * Creates a scan: checked, counted, stored and admitted in one transaction, or not at all.
 *
 * @throws Fault `scans.invalid_target`, `scans.target_refused`, `scans.integration_required`, `scans.no_engine`,
 *   `uploads.not_found`, `usage.quota_exceeded`
 */
export async function createScan(deps: ScansDeps, actor: Principal, request: NewScan): Promise<Scan> {
  const now = deps.clock.now();
  const target = await resolveTarget(actor.teamId, request.target, deps);
  if (target.source.kind === "upload") await findUpload(deps.db, actor.teamId, target.source.uploadId);
  checkChanges(target, request.options);
  const engines = enginesFor(target, request.engines, deps.engines);
  const id = newId<"scan">(deps.clock, deps.random);
  const options = request.options ?? {};
  const row = await inTransaction(deps.db, async (tx) => {
    const identity = {
      id: newId(deps.clock, deps.random),
      kind: target.kind,
      label: target.label,
      repository: target.repository,
      createdAt: now,
    };
    const targetId = await ensureTarget(tx, actor.teamId, identity);
    const median = await medianDuration(tx, actor.teamId, request.profile, target.kind);
    const estimatedSeconds = Math.ceil(median ?? budgetSeconds(request.profile, target.kind, options.timeoutSeconds));
    const usagePeriod = await deps.quota.takeScan(tx, actor.teamId);
    await insertScan(tx, actor.teamId, {
      id,
      targetId,
      name: request.name ?? target.name,
      kind: target.kind,
      dialect: request.dialect,
      trigger: request.trigger,
      requestedType: request.requestedType,
      requestedByUser: actor.userId,
      requestedByKey: actor.keyId ?? null,
      profile: request.profile,
      engines,
      raw: request.raw,
      targetLabel: target.label,
      source: target.source,
      repository: target.repository,
      options,
      stages: engines.map(waitingStage),
      createdAt: now,
      usagePeriod,
      estimatedSeconds,
    });
    await admitWaiting(tx, actor.teamId, deps, now);
    await deps.events.announce(tx, { teamId: actor.teamId, type: "scan", id });
    const facts = { target: target.label, profile: request.profile, trigger: request.trigger };
    await deps.audit.record(tx, actor, "scans.created", `scan:${id}`, facts);
    return (await findScan(tx, actor.teamId, id))!;
  }).catch(async (error: unknown) => {
    if (isFault(error, "usage.quota_exceeded")) await deps.quota.scanRefused(actor.teamId);
    throw error;
  });
  return scanOf(row, now);
}

function checkChanges({ kind, source }: ResolvedTarget, { changedSince, changedLines }: ScanOptions = {}): void {
  const refuse = (field: string, reason: string) =>
    scanFaults("scans.invalid_target", {
      message: `A scan of changes alone ${reason}.`,
      fields: [{ field, reason }],
    });
  if (changedSince !== undefined && changedLines !== undefined)
    throw refuse("changed_since", "takes either changed_since or changed_lines");
  if (changedSince !== undefined && source.kind !== "git")
    throw refuse("changed_since", "needs a git repository; for other source code send its diff as changed_lines");
  if (changedLines !== undefined && kind !== "repo") throw refuse("changed_lines", "needs source code");
}

function enginesFor(
  target: ResolvedTarget,
  asked: readonly EngineId[] | undefined,
  available: ScansDeps["engines"],
): EngineId[] {
  const fitting = available[target.kind];
  const chosen = engineIds.filter(
    (engine) => fitting.includes(engine) && (asked === undefined || asked.includes(engine)),
  );
  if (chosen.length > 0) return chosen;
  throw scanFaults("scans.no_engine", {
    message: `No engine of ${(asked ?? []).map((engine) => `"${engine}"`).join(", ")} can scan this target. Available for it: ${fitting.join(", ") || "none yet"}.`,
    fields: [{ field: "engines", reason: `must name at least one of ${fitting.join(", ")}` }],
  });
}

function waitingStage(engine: string): Stage {
  return {
    engine,
    status: "waiting",
    done: 0,
    total: null,
    message: "",
    reason: null,
    startedAt: null,
    finishedAt: null,
  };
}
