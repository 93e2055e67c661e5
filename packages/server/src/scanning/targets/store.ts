import type { Tx } from "@gatewatch/base/db";
import { sql } from "kysely";
import type { TeamId } from "../../kernel/actor.ts";

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
