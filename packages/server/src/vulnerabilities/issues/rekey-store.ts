import type { Db, Tx } from "@gatewatch/base/db";
import { sql } from "kysely";
import type { TeamId } from "../../kernel/actor.ts";

/** An issue under the fingerprint of an earlier version, with what its identity is made of. */
export interface KeyedIssue {
  readonly id: string;
  readonly targetLabel: string;
  readonly family: string;
  readonly path: string;
  readonly anchor: string;
  readonly ordinal: number;
  readonly version: number;
}

/**
 * Gives issues another fingerprint (hex) and keeps the old one. A fingerprint that is another issue's already is left
 * alone.
 */
export async function rekeyIssues(
  tx: Tx,
  teamId: TeamId,
  keys: readonly { readonly id: string; readonly fingerprint: string }[],
  version: number,
  now: Date,
): Promise<void> {
  if (keys.length === 0) return;
  const free = sql`
    SELECT k.id, decode(k.fingerprint, 'hex') AS fingerprint
    FROM jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) AS k(id uuid, fingerprint text)
    WHERE NOT EXISTS (SELECT 1 FROM issues_issue o
      WHERE o.team_id = ${teamId} AND o.fingerprint = decode(k.fingerprint, 'hex'))`;
  await sql`
    INSERT INTO issues_former_key (team_id, fingerprint, fingerprint_version, issue_id, retired_at)
    SELECT ${teamId}, i.fingerprint, i.fingerprint_version, i.id, ${now}
    FROM issues_issue i JOIN (${free}) k ON k.id = i.id WHERE i.team_id = ${teamId}
    ON CONFLICT (team_id, fingerprint) DO UPDATE SET issue_id = excluded.issue_id, retired_at = excluded.retired_at`.execute(
    tx,
  );
  await sql`
    UPDATE issues_issue i SET fingerprint = k.fingerprint, fingerprint_version = ${version}
    FROM (${free}) k WHERE i.team_id = ${teamId} AND i.id = k.id`.execute(tx);
}

/** Across teams: targets with issues under an earlier version's fingerprint whose identity is known, at most `limit`. */
export async function selectTargetsWithOldKeys(
  allTeams: Db,
  version: number,
  limit: number,
): Promise<{ readonly teamId: TeamId; readonly targetId: string }[]> {
  const { rows } = await sql<{ teamId: TeamId; targetId: string }>`
    SELECT DISTINCT team_id AS "teamId", target_id AS "targetId" FROM issues_issue
    WHERE fingerprint_version < ${version} AND rekey_refused_version < ${version} LIMIT ${limit}`.execute(allTeams);
  return rows;
}

/** The target's issues under an earlier version's fingerprint, locked, in one order. */
export async function selectOldKeys(tx: Tx, teamId: TeamId, targetId: string, version: number): Promise<KeyedIssue[]> {
  const { rows } = await sql<KeyedIssue>`
    SELECT i.id, s.target_label AS "targetLabel", i.family, i.path, i.anchor, i.ordinal, i.fingerprint_version AS version
    FROM issues_issue i CROSS JOIN LATERAL (
      SELECT target_label FROM detection_scan
      WHERE team_id = i.team_id AND target_id = i.target_id AND target_label <> '' ORDER BY scan_id DESC LIMIT 1) s
    WHERE i.team_id = ${teamId} AND i.target_id = ${targetId} AND i.fingerprint_version < ${version} AND i.family <> ''
      AND i.rekey_refused_version < ${version}
    ORDER BY i.id FOR UPDATE OF i`.execute(tx);
  return rows;
}

/** Leaves what is still under an old key to the next scan that sees it. */
export async function refuseRekey(tx: Tx, teamId: TeamId, targetId: string, version: number): Promise<void> {
  await sql`UPDATE issues_issue SET rekey_refused_version = ${version}
    WHERE team_id = ${teamId} AND target_id = ${targetId} AND fingerprint_version < ${version}`.execute(tx);
}
