import type { Db, Tx } from "@gatewatch/base/db";
import { sql } from "kysely";
import type { TeamId } from "../../kernel/actor.ts";
import type { NewRuleSet, RuleSet } from "./contract.ts";

export type StoredRuleSet = RuleSet & Pick<NewRuleSet, "text">;

const columns = sql`id, name, enabled, sha256, rules, problems, problem_total AS "problemTotal", version,
  created_at AS "createdAt", updated_at AS "updatedAt"`;

/** By name, without their texts. */
export async function selectRuleSets(db: Db, teamId: TeamId): Promise<RuleSet[]> {
  const { rows } = await sql<RuleSet>`
    SELECT ${columns} FROM rules_set WHERE team_id = ${teamId} ORDER BY lower(name)`.execute(db);
  return rows;
}

/** Those that scans run, by name. */
export async function selectEnabled(
  db: Db,
  teamId: TeamId,
): Promise<Pick<StoredRuleSet, "id" | "name" | "version" | "sha256" | "text">[]> {
  const { rows } = await sql<StoredRuleSet>`
    SELECT id, name, version, sha256, text FROM rules_set
    WHERE team_id = ${teamId} AND enabled ORDER BY lower(name)`.execute(db);
  return rows;
}

export async function selectRuleSet(db: Db, teamId: TeamId, id: string): Promise<StoredRuleSet | undefined> {
  const { rows } = await sql<StoredRuleSet>`
    SELECT ${columns}, text FROM rules_set WHERE team_id = ${teamId} AND id = ${id}`.execute(db);
  return rows[0];
}

/** Its state now, which nobody changes until the transaction ends. */
export async function lockRuleSet(tx: Tx, teamId: TeamId, id: string): Promise<StoredRuleSet | undefined> {
  const { rows } = await sql<StoredRuleSet>`
    SELECT ${columns}, text FROM rules_set WHERE team_id = ${teamId} AND id = ${id} FOR UPDATE`.execute(tx);
  return rows[0];
}

/** Takes the team's sets for the rest of the transaction: nobody else adds to them or changes what they hold. */
export async function lockRuleSets(tx: Tx, teamId: TeamId): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`rule sets ${teamId}`}, 0))`.execute(tx);
}

/** How many sets the team has, and rules in them, beside one. */
export async function countOthers(
  tx: Tx,
  teamId: TeamId,
  id: string,
): Promise<{ readonly sets: number; readonly rules: number }> {
  const { rows } = await sql<{ sets: number; rules: number }>`
    SELECT count(*)::int AS sets, coalesce(sum(rules), 0)::int AS rules FROM rules_set
    WHERE team_id = ${teamId} AND id <> ${id}`.execute(tx);
  return rows[0]!;
}

/** @returns false when another set of the team has the name */
export async function insertRuleSet(tx: Tx, teamId: TeamId, set: StoredRuleSet): Promise<boolean> {
  const { numAffectedRows } = await sql`
    INSERT INTO rules_set (id, team_id, name, enabled, text, sha256, rules, problems, problem_total, version, created_at, updated_at)
    VALUES (${set.id}, ${teamId}, ${set.name}, ${set.enabled}, ${set.text}, ${set.sha256}, ${set.rules},
      ${JSON.stringify(set.problems)}, ${set.problemTotal}, ${set.version}, ${set.createdAt}, ${set.updatedAt})
    ON CONFLICT DO NOTHING`.execute(tx);
  return numAffectedRows === 1n;
}

/** @returns false when another set of the team has the name */
export async function updateRuleSet(tx: Tx, teamId: TeamId, set: StoredRuleSet): Promise<boolean> {
  const { numAffectedRows } = await sql`
    UPDATE rules_set SET name = ${set.name}, enabled = ${set.enabled}, text = ${set.text}, sha256 = ${set.sha256},
      rules = ${set.rules}, problems = ${JSON.stringify(set.problems)}, problem_total = ${set.problemTotal},
      version = ${set.version}, updated_at = ${set.updatedAt}
    WHERE team_id = ${teamId} AND id = ${set.id} AND NOT EXISTS (SELECT 1 FROM rules_set o
      WHERE o.team_id = ${teamId} AND o.id <> ${set.id} AND lower(o.name) = lower(${set.name}))`.execute(tx);
  return numAffectedRows === 1n;
}

export async function deleteRuleSet(tx: Tx, teamId: TeamId, id: string): Promise<void> {
  await sql`DELETE FROM rules_set WHERE team_id = ${teamId} AND id = ${id}`.execute(tx);
}
