import type { EngineId, Severity } from "@gatewatch/engines/findings";
import type { UserId } from "../../kernel/actor.ts";
import type { IssueStatus } from "../decisions/index.ts";

/** Which open issues; every part narrows. */
export interface PolicyMatch {
  readonly severityAtLeast?: Severity;
  readonly severities?: readonly Severity[];
  readonly confidenceAtLeast?: number;
  /** Any of these. */
  readonly cwe?: readonly string[];
  readonly engines?: readonly EngineId[];
  readonly rulePrefix?: string;
  readonly targetId?: string;
  /** Glob of the path: `*` within a folder, `**` across folders, `?` one character. */
  readonly path?: string;
  /** Since it was first seen. */
  readonly olderThanDays?: number;
}

/** What happens to what fits. */
export interface PolicyAct {
  readonly decide?: { readonly status: IssueStatus; readonly reason: string; readonly expiresInDays?: number };
  readonly severity?: Severity;
  readonly assign?: UserId;
  readonly failGate?: boolean;
}

export interface NewPolicy {
  readonly name: string;
  readonly enabled: boolean;
  readonly order: number;
  readonly match: PolicyMatch;
  readonly act: PolicyAct;
}

export interface Policy extends NewPolicy {
  readonly id: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}
