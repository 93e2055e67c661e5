/** Findings that a comment in the code silences: each is shown as such, with its reason. */
import type { Db, Tx } from "@gatewatch/base/db";
import { sql } from "kysely";
import type { TeamId } from "../../kernel/actor.ts";
import type { ScanId, SuppressedFinding } from "../contract.ts";
import type { Attempt } from "./run-store.ts";

/** All are counted, `kept` are stored. */
export async function addSuppressed(
  tx: Tx,
  teamId: TeamId,
  { id }: Attempt,
  kept: readonly SuppressedFinding[],
  total: number,
): Promise<void> {
  await sql`
    INSERT INTO scans_suppressed (scan_id, team_id, engine, rule_id, title, severity, place, suppressed_by, reason)
    SELECT ${id}, ${teamId}, s.engine, s."ruleId", s.title, s.severity, s.place, s.by, s.reason
    FROM jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) AS s(
      engine text, "ruleId" text, title text, severity text, place text, by text, reason text)`.execute(tx);
  await sql`UPDATE scans_scan SET suppressed = suppressed + ${total} WHERE team_id = ${teamId} AND id = ${id}`.execute(
    tx,
  );
}

/** In the order in which they were found. */
export async function selectSuppressed(
  db: Db,
  teamId: TeamId,
  id: ScanId,
  limit: number,
): Promise<SuppressedFinding[]> {
  const { rows } = await sql<SuppressedFinding>`
    SELECT engine, rule_id AS "ruleId", title, severity, place, suppressed_by AS by, reason FROM scans_suppressed
    WHERE team_id = ${teamId} AND scan_id = ${id} ORDER BY position LIMIT ${limit}`.execute(db);
  return rows;
}
