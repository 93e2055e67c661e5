/** The scans that were or are to be judged. */
import type { Db, Tx } from "@gatewatch/base/db";
import { sql } from "kysely";
import type { TeamId } from "../../kernel/actor.ts";
import { holdKnown } from "../issues/index.ts";
import type { EndedScan } from "./contract.ts";
import { rulesetDigest, type StoredCoverage, storedCoverage } from "./stored-coverage.ts";

export type Phase = "seen" | "unseen" | "merged" | "gone" | "done";

/** Where the next batch of a phase begins. */
export interface Cursor {
  readonly id: string;
  readonly path?: string;
}

/** A scan whose judging is not done. */
export interface PendingScan {
  readonly teamId: TeamId;
  readonly scanId: string;
  readonly targetId: string;
  readonly targetLabel: string;
  readonly profile: string;
  readonly coveredProfiles: readonly string[];
  readonly isBaseline: boolean;
  readonly baselineScanId: string | null;
  readonly startedAt: Date;
  readonly coverage: StoredCoverage | null;
  readonly phase: Phase;
  readonly cursor: Cursor | null;
}

/** Keeps the scan with everything that it is judged by. @returns false when it was heard of before */
export async function insertScan(tx: Tx, teamId: TeamId, scan: EndedScan, phase: Phase): Promise<boolean> {
  await holdKnown(tx, teamId);
  const ran = [...(scan.coverage?.ran ?? [])].map(([engine, rules]) => ({
    engine,
    ...rules,
    digest: rulesetDigest(engine, rules),
  }));
  for (const { engine, version, rules, digest } of ran) {
    await sql`INSERT INTO detection_ruleset (team_id, digest, engine, version, rules)
      VALUES (${teamId}, ${digest}, ${engine}, ${version}, ${rules}) ON CONFLICT DO NOTHING`.execute(tx);
  }
  const rulesets = Object.fromEntries(ran.map(({ engine, digest }) => [engine, digest]));
  const coverage = phase === "done" || !scan.coverage ? null : JSON.stringify(storedCoverage(scan.coverage));
  const { numAffectedRows } = await sql`
    INSERT INTO detection_scan (scan_id, team_id, target_id, target_label, profile, covered_profiles, is_baseline,
      baseline_scan_id, is_complete, started_at, coverage, rulesets, phase)
    VALUES (${scan.scanId}, ${teamId}, ${scan.targetId}, ${scan.targetLabel}, ${scan.profile}, ${scan.coveredProfiles},
      ${scan.isBaseline}, ${scan.baselineScanId ?? null}, ${scan.coverage !== undefined}, ${scan.startedAt}, ${coverage},
      ${JSON.stringify(rulesets)}, ${phase})
    ON CONFLICT DO NOTHING`.execute(tx);
  return numAffectedRows === 1n;
}

const columns = sql`
  scan_id AS "scanId", team_id AS "teamId", target_id AS "targetId", target_label AS "targetLabel", profile,
  covered_profiles AS "coveredProfiles", is_baseline AS "isBaseline", baseline_scan_id AS "baselineScanId",
  started_at AS "startedAt", coverage, phase, cursor`;

/** Locks a pending scan, unless an older one of its target is still to be judged or another process has it. */
export async function lockPending(tx: Tx, teamId: TeamId, scanId: string): Promise<PendingScan | undefined> {
  const { rows } = await sql<PendingScan>`
    SELECT ${columns} FROM detection_scan s
    WHERE team_id = ${teamId} AND scan_id = ${scanId} AND phase <> 'done'
      AND NOT EXISTS (SELECT 1 FROM detection_scan o WHERE o.team_id = s.team_id AND o.target_id = s.target_id
        AND o.phase <> 'done' AND o.scan_id < s.scan_id)
    FOR UPDATE SKIP LOCKED`.execute(tx);
  return rows[0];
}

/** Across teams: scans that are to be judged, oldest first, at most `limit`. */
export async function selectPending(
  allTeams: Db,
  limit: number,
): Promise<{ readonly teamId: TeamId; readonly scanId: string }[]> {
  const { rows } = await sql<{ teamId: TeamId; scanId: string }>`
    SELECT team_id AS "teamId", scan_id AS "scanId" FROM detection_scan WHERE phase <> 'done'
    ORDER BY scan_id LIMIT ${limit}`.execute(allTeams);
  return rows;
}

/** How far the judging is; what it is judged by is dropped when it is done. */
export async function saveJudged(
  tx: Tx,
  teamId: TeamId,
  scanId: string,
  { phase, cursor }: Pick<PendingScan, "phase" | "cursor">,
): Promise<void> {
  await sql`
    UPDATE detection_scan SET phase = ${phase}, cursor = ${cursor === null ? null : JSON.stringify(cursor)},
      coverage = CASE WHEN ${phase} = 'done' THEN NULL ELSE coverage END
    WHERE team_id = ${teamId} AND scan_id = ${scanId}`.execute(tx);
}
