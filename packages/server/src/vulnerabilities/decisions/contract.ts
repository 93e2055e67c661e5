import type { Severity } from "@gatewatch/engines/findings";
import type { KeyId, UserId } from "../../kernel/actor.ts";
import type { IssueStatus } from "./status.ts";

/** What somebody wants to decide. At least one part but `expiresAt`. */
export interface NewDecision {
  readonly status?: IssueStatus;
  /** Why: needed for `accepted_risk`, `false_positive` and another severity. */
  readonly comment?: string;
  /** When an acceptance ends; absent = never. */
  readonly expiresAt?: Date;
  /** Another severity than the engine's; `as_found` takes that back. */
  readonly severity?: Severity | "as_found";
  /** Who works on it, a member of the team; `null` = nobody. */
  readonly assignee?: UserId | null;
  /** All of them. */
  readonly ticketLinks?: readonly TicketLink[];
}

/** Where else it is worked on. */
export interface TicketLink {
  /** http or https. */
  readonly url: string;
  readonly title?: string;
}

/** What a decision changes beside status and severity. */
export interface IssueChange {
  readonly assignee?: UserId | null;
  readonly ticketLinks?: readonly TicketLink[];
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
  readonly change: IssueChange | null;
  readonly comment: string;
  readonly expiresAt: Date | null;
  /** The status that the issue showed before and after. */
  readonly from: IssueStatus;
  readonly to: IssueStatus;
}
