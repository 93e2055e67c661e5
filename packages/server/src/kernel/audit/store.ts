import type { Tx } from "@gatewatch/base/db";
import { sql } from "kysely";
import type { KeyId, TeamId, UserId } from "../actor.ts";

export interface Entry {
  readonly id: string;
  readonly at: Date;
  readonly actorKind: "session" | "key" | "system";
  readonly userId: UserId | null;
  readonly keyId: KeyId | null;
  readonly action: string;
  readonly subject: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

export async function insertEntry(tx: Tx, teamId: TeamId, entry: Entry): Promise<void> {
  await sql`INSERT INTO audit_entries (id, team_id, at, actor_kind, actor_user_id, actor_key_id, action, subject, detail)
    VALUES (${entry.id}, ${teamId}, ${entry.at}, ${entry.actorKind}, ${entry.userId}, ${entry.keyId}, ${entry.action},
      ${entry.subject}, ${JSON.stringify(entry.detail)}::jsonb)`.execute(tx);
}
