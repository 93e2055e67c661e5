import type { Db, Tx } from "@gatewatch/base/db";
import { sql } from "kysely";
import type { KeyId, TeamId, UserId } from "../../kernel/actor.ts";
import type { DecisionRecord, IssueChange } from "./contract.ts";
import type { IssueStatus } from "./status.ts";

/** One decision about one issue, as it is kept. */
export interface DecisionDraft {
  readonly id: string;
  readonly issueId: string;
  readonly from: IssueStatus;
  readonly to: IssueStatus;
}

/** What the decisions of one act have in common. */
export interface Act {
  readonly madeAt: Date;
  readonly actorKind: "session" | "key" | "policy";
  readonly userId: UserId | null;
  readonly keyId: KeyId | null;
  readonly policy: string | null;
  readonly status: IssueStatus | null;
  readonly severity: string | null;
  readonly change: IssueChange | null;
  readonly comment: string;
  readonly expiresAt: Date | null;
}

export async function insertDecisions(
  tx: Tx,
  teamId: TeamId,
  act: Act,
  decisions: readonly DecisionDraft[],
): Promise<void> {
  await sql`
    INSERT INTO decisions_decision (id, team_id, issue_id, made_at, actor_kind, user_id, key_id, policy, status, severity,
      change, comment, expires_at, from_status, to_status)
    SELECT d.id, ${teamId}, d."issueId", ${act.madeAt}, ${act.actorKind}, ${act.userId}, ${act.keyId}, ${act.policy},
      ${act.status}, ${act.severity}, ${act.change === null ? null : JSON.stringify(act.change)}::jsonb, ${act.comment}, ${act.expiresAt}, d."from", d."to"
    FROM jsonb_to_recordset(${JSON.stringify(decisions)}::jsonb) AS d(id uuid, "issueId" uuid, "from" text, "to" text)`.execute(
    tx,
  );
}

/** The newest decisions about an issue, newest first. */
export async function selectDecisions(
  db: Db,
  teamId: TeamId,
  issueId: string,
  limit: number,
): Promise<DecisionRecord[]> {
  const { rows } = await sql<DecisionRecord>`
    SELECT id, made_at AS "madeAt", actor_kind AS "actorKind", user_id AS "userId", key_id AS "keyId", policy, status,
      severity, change, comment, expires_at AS "expiresAt", from_status AS "from", to_status AS "to"
    FROM decisions_decision WHERE team_id = ${teamId} AND issue_id = ${issueId} ORDER BY id DESC LIMIT ${limit}`.execute(
    db,
  );
  return rows;
}
