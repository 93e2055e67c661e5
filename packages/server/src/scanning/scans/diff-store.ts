import type { Tx } from "@gatewatch/base/db";
import { sql } from "kysely";
import type { TeamId } from "../../kernel/actor.ts";
import type { ScanRow } from "./row.ts";

/**
 * Fixes the scan that this one is compared with: the newest, if there is one a whole one, of the target's baseline branch, made by the same
 * means (engines, or reports of the same tool), of the same profile where there is one.
 */
export async function setBaseline(tx: Tx, teamId: TeamId, scan: ScanRow): Promise<string | null> {
  const { rows } = await sql<{ baseline: string | null }>`
    UPDATE scans_scan SET baseline_scan_id = (
      SELECT id FROM scans_scan b
      WHERE b.team_id = ${teamId} AND b.target_id = ${scan.target_id} AND b.id < ${scan.id} AND b.status = 'completed'
        AND b.is_baseline AND (b.trigger = 'import') = (${scan.trigger} = 'import')
        AND (b.trigger <> 'import' OR b.requested_type = ${scan.requested_type})
      ORDER BY (b.profile = ${scan.profile}) DESC, b.partial, b.id DESC LIMIT 1)
    WHERE team_id = ${teamId} AND id = ${scan.id} RETURNING baseline_scan_id AS baseline`.execute(tx);
  return rows[0]?.baseline ?? null;
}

/** Takes over what judging found: sightings that only moved are not new, and what the baseline showed is gone. */
export async function addDiffCounts(
  tx: Tx,
  teamId: TeamId,
  scanId: string,
  { moved, fixed }: { readonly moved: number; readonly fixed: number },
): Promise<void> {
  await sql`
    UPDATE scans_scan SET counts = counts || jsonb_build_object(
      'new', coalesce((counts->>'new')::int, 0) - ${moved}::int,
      'persisting', coalesce((counts->>'persisting')::int, 0) + ${moved}::int,
      'fixed', coalesce((counts->>'fixed')::int, 0) + ${fixed}::int)
    WHERE team_id = ${teamId} AND id = ${scanId}`.execute(tx);
}

/** Notes whether the ended scan looked at the branch that its target is judged by. */
export async function setIsBaseline(tx: Tx, teamId: TeamId, scanId: string, isBaseline: boolean): Promise<void> {
  await sql`UPDATE scans_scan SET is_baseline = ${isBaseline} WHERE team_id = ${teamId} AND id = ${scanId}`.execute(tx);
}
