import { sql } from "kysely";

/** Whether the decision of `issues_issue i` is over. */
export const isExpired = (now: Date) => sql`coalesce(i.decision_expires_at <= ${now}::timestamptz, false)`;

/** The facts that a status follows from, as columns of `issues_issue i` in the spelling of `StatusFacts`, and since when. */
export const factsColumns = (now: Date) => sql`
  i.decision, ${isExpired(now)} AS "isExpired", i.detection, i.since_decision AS "sinceDecision",
  i.is_rechecked AS "isRechecked", i.decided_at AS "decidedAt"`;
