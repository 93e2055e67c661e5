import type { Db, Tx } from "@gatewatch/base/db";
import { sql } from "kysely";
import type { TeamId } from "../actor.ts";

export interface Terms {
  /** Day of the month on which billing periods begin, clamped to the month's end; `null` = the calendar month. */
  readonly billingAnchorDay: number | null;
  /** The team's own wish, which may be shorter than its plan's. */
  readonly retentionDays: number | null;
}

export async function selectTerms(db: Db | Tx, teamId: TeamId): Promise<Terms> {
  const { rows } = await sql<Terms>`SELECT billing_anchor_day AS "billingAnchorDay", retention_days AS "retentionDays"
    FROM subscriptions_terms WHERE team_id = ${teamId}`.execute(db);
  return rows[0] ?? { billingAnchorDay: null, retentionDays: null };
}

export async function saveTerms(tx: Tx, teamId: TeamId, { billingAnchorDay, retentionDays }: Terms): Promise<void> {
  await sql`INSERT INTO subscriptions_terms (team_id, billing_anchor_day, retention_days)
    VALUES (${teamId}, ${billingAnchorDay}, ${retentionDays})
    ON CONFLICT (team_id) DO UPDATE SET billing_anchor_day = ${billingAnchorDay}, retention_days = ${retentionDays}`.execute(
    tx,
  );
}
