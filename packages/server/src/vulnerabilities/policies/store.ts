import type { Db, Tx } from "@gatewatch/base/db";
import { sql } from "kysely";
import type { TeamId } from "../../kernel/actor.ts";
import type { Policy } from "./contract.ts";

const columns = sql`id, name, enabled, position AS "order", match, act, created_at AS "createdAt", updated_at AS "updatedAt"`;

/** In the order in which they act. */
export async function selectPolicies(db: Db | Tx, teamId: TeamId): Promise<Policy[]> {
  const { rows } = await sql<Policy>`
    SELECT ${columns} FROM policies_policy WHERE team_id = ${teamId} ORDER BY position, id`.execute(db);
  return rows;
}

export async function selectPolicy(db: Db | Tx, teamId: TeamId, id: string): Promise<Policy | undefined> {
  const { rows } = await sql<Policy>`
    SELECT ${columns} FROM policies_policy WHERE team_id = ${teamId} AND id = ${id}`.execute(db);
  return rows[0];
}

export async function countPolicies(tx: Tx, teamId: TeamId): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM policies_policy WHERE team_id = ${teamId}`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** @returns false when another policy of the team has the name */
export async function insertPolicy(tx: Tx, teamId: TeamId, policy: Policy): Promise<boolean> {
  const { numAffectedRows } = await sql`
    INSERT INTO policies_policy (id, team_id, name, enabled, position, match, act, created_at, updated_at, next_sweep_at)
    VALUES (${policy.id}, ${teamId}, ${policy.name}, ${policy.enabled}, ${policy.order}, ${JSON.stringify(policy.match)},
      ${JSON.stringify(policy.act)}, ${policy.createdAt}, ${policy.updatedAt}, ${policy.updatedAt})
    ON CONFLICT DO NOTHING`.execute(tx);
  return numAffectedRows === 1n;
}

/** Replaces it; its next sweep is due at once. @returns false when another policy of the team has the name */
export async function updatePolicy(tx: Tx, teamId: TeamId, policy: Policy): Promise<boolean> {
  const { numAffectedRows } = await sql`
    UPDATE policies_policy SET name = ${policy.name}, enabled = ${policy.enabled}, position = ${policy.order},
      match = ${JSON.stringify(policy.match)}, act = ${JSON.stringify(policy.act)}, updated_at = ${policy.updatedAt},
      next_sweep_at = ${policy.updatedAt}
    WHERE team_id = ${teamId} AND id = ${policy.id} AND NOT EXISTS (SELECT 1 FROM policies_policy o
      WHERE o.team_id = ${teamId} AND o.id <> ${policy.id} AND lower(o.name) = lower(${policy.name}))`.execute(tx);
  return numAffectedRows === 1n;
}

export async function deletePolicy(tx: Tx, teamId: TeamId, id: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    DELETE FROM policies_policy WHERE team_id = ${teamId} AND id = ${id}`.execute(tx);
  return numAffectedRows === 1n;
}

/** Across teams: those with an enabled policy whose sweep is due, at most `limit`. */
export async function selectDuePolicies(allTeams: Db, now: Date, limit: number): Promise<TeamId[]> {
  const { rows } = await sql<{ teamId: TeamId }>`
    SELECT DISTINCT team_id AS "teamId" FROM policies_policy WHERE enabled AND next_sweep_at <= ${now}
    LIMIT ${limit}`.execute(allTeams);
  return rows.map(({ teamId }) => teamId);
}

export async function setNextSweep(tx: Tx, teamId: TeamId, at: Date): Promise<void> {
  await sql`UPDATE policies_policy SET next_sweep_at = ${at} WHERE team_id = ${teamId} AND enabled`.execute(tx);
}
