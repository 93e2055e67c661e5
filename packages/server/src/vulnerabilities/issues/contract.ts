import type { EngineId, Evidence, Location, Severity, TraceStep } from "@gatewatch/engines/findings";
import type { UserId } from "../../kernel/actor.ts";
import type { Detection, IssueStatus, StatusFacts, TicketLink } from "../decisions/index.ts";
import type { SlaState } from "../sla/index.ts";

/** Which issues of a team; every part narrows. */
export interface IssueFilter {
  readonly statuses?: readonly IssueStatus[];
  readonly detections?: readonly Detection[];
  readonly severityAtLeast?: Severity;
  /** One of these. */
  readonly severities?: readonly Severity[];
  /** Id of a user. */
  readonly assignee?: string | "none";
  readonly sla?: readonly SlaState[];
  readonly engines?: readonly EngineId[];
  /** Case-insensitive substring of a CWE id. */
  readonly cwe?: string;
  readonly targetId?: string;
  /** Case-insensitive substring of title, rule or path. */
  readonly text?: string;
}

/** An issue with its texts and its newest sighting, as the store gives it. */
export interface StoredIssue extends StatusFacts {
  readonly id: string;
  readonly targetId: string;
  readonly engine: EngineId;
  readonly ruleId: string;
  readonly category: string;
  readonly title: string;
  readonly shortDescription: string;
  readonly description: string;
  readonly remediation: string;
  readonly references: readonly string[];
  readonly cwe: readonly string[];
  /** As decided, else as found. */
  readonly severity: Severity;
  readonly severityScore: number;
  readonly foundSeverity: Severity;
  readonly foundScore: number;
  readonly overrideSeverity: Severity | null;
  readonly cvssVector: string | null;
  readonly confidence: number;
  readonly version: number;
  readonly priority: number;
  readonly assignee: UserId | null;
  readonly ticketLinks: readonly TicketLink[];
  /** Absent while the clock stands. */
  readonly dueAt: Date | null;
  readonly decidedAt: Date | null;
  readonly decisionExpiresAt: Date | null;
  readonly firstSeenScan: string;
  readonly firstSeenAt: Date;
  readonly lastSeenScan: string;
  readonly lastSeenAt: Date;
  readonly location: Location;
  readonly trace: readonly TraceStep[];
  readonly evidence: Evidence;
}
