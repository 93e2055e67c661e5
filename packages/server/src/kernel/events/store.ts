import type { Tx } from "@gatewatch/base/db";
import { sql } from "kysely";
import type { TeamId } from "../actor.ts";

export interface OutboxRow {
  readonly id: string;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly createdAt: Date;
}

export async function insertOutbox(tx: Tx, teamId: TeamId, rows: readonly OutboxRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`INSERT INTO events_outbox (id, team_id, type, data, created_at)
    SELECT r.id, ${teamId}, r.type, r.data, r."createdAt"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id uuid, type text, data jsonb, "createdAt" timestamptz)`.execute(
    tx,
  );
}
