import { inTransaction } from "@gatewatch/base/db";
import { newId } from "@gatewatch/base/ids";
import { type EngineId, engineIds } from "@gatewatch/engines/findings";
import type { Principal } from "../../kernel/actor.ts";
import type { ScanId } from "../contract.ts";
import { ensureTarget, type ResolvedTarget } from "../targets/index.ts";
import type { ScansDeps } from "./deps.ts";
import type { ScanRow } from "./row.ts";
import { claimScan, setCommit } from "./run-store.ts";
import { insertScan } from "./store.ts";

export type ImportTarget = ResolvedTarget & { readonly raw: string };

export interface ImportDraft {
  readonly id: ScanId;
  readonly target: ImportTarget;
  /** Name of the tool: reports of the same one are compared with each other. */
  readonly tool: string;
  readonly name: string | undefined;
  readonly commit: string | null;
}

/** A scan that runs from its first moment, outside of the queue, the quota and the team's concurrency: nothing is scanned. */
export function startImport(deps: ScansDeps, actor: Principal, draft: ImportDraft): Promise<ScanRow> {
  const now = deps.clock.now();
  const { id, target, tool, commit } = draft;
  const engines: readonly EngineId[] = engineIds;
  return inTransaction(deps.db, async (tx) => {
    const { kind, label, repository } = target;
    const identity = { id: newId(deps.clock, deps.random), kind, label, repository, createdAt: now };
    const targetId = await ensureTarget(tx, actor.teamId, identity);
    await insertScan(tx, actor.teamId, {
      id,
      targetId,
      name: draft.name ?? `${target.name}: ${tool}`.slice(0, 200),
      kind,
      dialect: "native",
      trigger: "import",
      requestedType: `sarif:${tool}`,
      requestedByUser: actor.userId,
      requestedByKey: actor.keyId ?? null,
      profile: "full",
      engines,
      raw: target.raw,
      targetLabel: label,
      source: target.source,
      repository,
      options: {},
      stages: [],
      createdAt: now,
      usagePeriod: null,
      estimatedSeconds: 60,
    });
    const row = (await claimScan(tx, id, 1, now))!;
    if (commit !== null)
      await setCommit(tx, actor.teamId, { teamId: actor.teamId, id, attempt: 1 }, commit.slice(0, 100), null);
    await deps.events.announce(tx, { teamId: actor.teamId, type: "scan", id });
    await deps.audit.record(tx, actor, "scans.imported", `scan:${id}`);
    return row;
  });
}
