import type { Db, Tx } from "@gatewatch/base/db";
import { sql } from "kysely";
import type { TeamId } from "../../kernel/actor.ts";
import type { SlaDays } from "./contract.ts";

/** @returns `undefined` when the team set nothing */
export async function selectSlaDays(db: Db | Tx, teamId: TeamId): Promise<SlaDays | undefined> {
  const { rows } = await sql<{ days: SlaDays }>`SELECT days FROM sla_setting WHERE team_id = ${teamId}`.execute(db);
  return rows[0]?.days;
}

/** Keeps the days; deadlines are to be renewed from the first issue. */
export async function saveSlaDays(tx: Tx, teamId: TeamId, days: SlaDays): Promise<void> {
  await sql`
    INSERT INTO sla_setting (team_id, days, renewed_to)
    VALUES (${teamId}, ${JSON.stringify(days)}, '00000000-0000-0000-0000-000000000000')
    ON CONFLICT (team_id) DO UPDATE SET days = excluded.days, renewed_to = excluded.renewed_to`.execute(tx);
}

/** Across teams: those whose deadlines are to be renewed, at most `limit`. */
export async function selectRenewals(allTeams: Db, limit: number): Promise<TeamId[]> {
  const { rows } = await sql<{ teamId: TeamId }>`
    SELECT team_id AS "teamId" FROM sla_setting WHERE renewed_to IS NOT NULL LIMIT ${limit}`.execute(allTeams);
  return rows.map(({ teamId }) => teamId);
}

/** Where the renewal goes on; `undefined` when nothing is left, or another process does it. */
export async function lockRenewal(tx: Tx, teamId: TeamId): Promise<string | undefined> {
  const { rows } = await sql<{ renewedTo: string }>`
    SELECT renewed_to AS "renewedTo" FROM sla_setting WHERE team_id = ${teamId} AND renewed_to IS NOT NULL
    FOR UPDATE SKIP LOCKED`.execute(tx);
  return rows[0]?.renewedTo;
}

export async function saveRenewal(tx: Tx, teamId: TeamId, renewedTo: string | null): Promise<void> {
  await sql`UPDATE sla_setting SET renewed_to = ${renewedTo} WHERE team_id = ${teamId}`.execute(tx);
}
