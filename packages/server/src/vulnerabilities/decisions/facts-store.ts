import { sql } from "kysely";
import { everyStatusFacts, projectStatus } from "./project.ts";
import type { IssueStatus } from "./status.ts";

/** Whether the decision of `issues_issue i` is over. */
export const isExpired = (now: Date) => sql`coalesce(i.decision_expires_at <= ${now}::timestamptz, false)`;

/** The facts that a status follows from, as columns of `issues_issue i` in the spelling of `StatusFacts`, and since when. */
export const factsColumns = (now: Date) => sql`
  i.decision, ${isExpired(now)} AS "isExpired", i.detection, i.since_decision AS "sinceDecision",
  i.is_rechecked AS "isRechecked", i.decided_at AS "decidedAt"`;

/** Whether `issues_issue i` shows one of these statuses: every combination of facts that does is asked for. */
export const hasStatus = (statuses: readonly IssueStatus[], now: Date) => {
  const fitting = everyStatusFacts
    .filter((facts) => statuses.includes(projectStatus(facts)))
    .map((facts) => [facts.decision, facts.isExpired, facts.detection, facts.sinceDecision, facts.isRechecked].join());
  return sql<boolean>`concat_ws(',', i.decision, CASE WHEN ${isExpired(now)} THEN 'true' ELSE 'false' END, i.detection,
    i.since_decision, CASE WHEN i.is_rechecked THEN 'true' ELSE 'false' END) = ANY (${fitting}::text[])`;
};
