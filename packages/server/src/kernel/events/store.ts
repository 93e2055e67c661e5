import type { Tx } from "@gatewatch/base/db";
import { sql } from "kysely";
import type { TeamId } from "../actor.ts";

export interface OutboxRow {
  readonly id: string;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly createdAt: Date;
}

export async function insertOutbox(tx: Tx, teamId: TeamId, row: OutboxRow): Promise<void> {
  await sql`INSERT INTO events_outbox (id, team_id, type, data, created_at)
    VALUES (${row.id}, ${teamId}, ${row.type}, ${JSON.stringify(row.data)}::jsonb, ${row.createdAt})`.execute(tx);
}
