import type { Severity } from "@gatewatch/engines/findings";
import type { KeyId, UserId } from "../../kernel/actor.ts";
import type { IssueStatus } from "./status.ts";

/** What somebody wants to decide. At least one of `status` and `severity`. */
export interface NewDecision {
  readonly status?: IssueStatus;
  /** Why: needed for `accepted_risk`, `false_positive` and another severity. */
  readonly comment?: string;
  /** When an acceptance ends; absent = never. */
  readonly expiresAt?: Date;
  /** Another severity than the engine's; `as_found` takes that back. */
  readonly severity?: Severity | "as_found";
}

/** A decision as it was made: who, when, what, why. */
export interface DecisionRecord {
  readonly id: string;
  readonly madeAt: Date;
  readonly actorKind: "session" | "key" | "policy";
  readonly userId: UserId | null;
  readonly keyId: KeyId | null;
  readonly policy: string | null;
  readonly status: IssueStatus | null;
  readonly severity: Severity | "as_found" | null;
  readonly comment: string;
  readonly expiresAt: Date | null;
  /** The status that the issue showed before and after. */
  readonly from: IssueStatus;
  readonly to: IssueStatus;
}
