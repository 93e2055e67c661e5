import type { Tx } from "@gatewatch/base/db";
import { sql } from "kysely";
import type { TeamId } from "../../kernel/actor.ts";

/** The branch that the target is judged by, after a scan of `branch`, which HEAD named if `isHead`. */
export async function baselineBranch(
  tx: Tx,
  teamId: TeamId,
  id: string,
  { branch, isHead }: { readonly branch: string; readonly isHead: boolean },
): Promise<string | null> {
  await sql`
    UPDATE targets_target SET baseline_branch = ${branch}
    WHERE team_id = ${teamId} AND id = ${id} AND baseline_branch IS DISTINCT FROM ${branch}
      AND (${isHead} OR baseline_branch IS NULL)`.execute(tx);
  const { rows } = await sql<{ branch: string | null }>`
    SELECT baseline_branch AS branch FROM targets_target WHERE team_id = ${teamId} AND id = ${id}`.execute(tx);
  return rows[0]?.branch ?? null;
}

/** The team's target with this identity, made where there is none. @returns its id */
export async function ensureTarget(
  tx: Tx,
  teamId: TeamId,
  target: { readonly id: string; readonly kind: string; readonly label: string; readonly createdAt: Date },
): Promise<string> {
  await sql`
    INSERT INTO targets_target (id, team_id, kind, label, created_at)
    VALUES (${target.id}, ${teamId}, ${target.kind}, ${target.label}, ${target.createdAt})
    ON CONFLICT (team_id, kind, label) DO NOTHING`.execute(tx);
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM targets_target WHERE team_id = ${teamId} AND kind = ${target.kind} AND label = ${target.label}`.execute(
    tx,
  );
  return rows[0]!.id;
}
