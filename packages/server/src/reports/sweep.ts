import type { Clock } from "@gatewatch/base/clock";
import { type Db, inTransaction } from "@gatewatch/base/db";
import type { Audit } from "../kernel/audit/index.ts";
import type { Files } from "./files.ts";
import { deleteReport, markFailed, selectOverdue } from "./store.ts";

const batch = 100;
/** Longer than all tries of a job take. */
const silentSeconds = 3600;

export interface SweepDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly files: Files;
  readonly audit: Pick<Audit, "record">;
}

/**
 * Across teams: removes the reports whose time is over, with their files, and marks as failed those that no worker has
 * touched for an hour.
 *
 * @returns how many were removed
 */
export async function sweepReports({ db, clock, files, audit }: SweepDeps): Promise<number> {
  const now = clock.now();
  let removed = 0;
  for (;;) {
    const overdue = await selectOverdue(db, now, new Date(now.getTime() - silentSeconds * 1000), batch);
    for (const { id, teamId, isExpired } of overdue) {
      // The files first: a row without files says so itself, files without a row would stay for ever.
      if (isExpired) await files.remove(teamId, id);
      await inTransaction(db, async (tx) => {
        const actor = { kind: "system", teamId } as const;
        if (!isExpired) {
          if (await markFailed(tx, teamId, id, "No worker finished it.", now))
            await audit.record(tx, actor, "reports.failed", `report:${id}`);
        } else if (await deleteReport(tx, teamId, id)) {
          removed++;
          await audit.record(tx, actor, "reports.expired", `report:${id}`);
        }
      });
    }
    if (overdue.length < batch) return removed;
  }
}
