/** What a type of report is. Types only. */
import type { Block } from "@gatewatch/engines/documents";
import type { MoreFacts } from "@gatewatch/engines/formats";
import type { UserId } from "../../kernel/actor.ts";
import type { Entry } from "../../kernel/audit/index.ts";
import type { ListedScan, Scan } from "../../scanning/index.ts";
import type { IssueDetail } from "../../vulnerabilities/index.ts";
import type { Report, ReportType } from "../contract.ts";
import type { Spool } from "../generate/spool.ts";
import type { Tally } from "../generate/tally.ts";

/** Everything that a report can be made of. */
export interface Facts {
  readonly report: Report;
  readonly now: Date;
  readonly scans: readonly Scan[];
  readonly tally: Tally;
  readonly spool: Spool;
  /** Completed scans of the same target before this one, newest first, at most 12. */
  earlier(scan: Scan): Promise<readonly ListedScan[]>;
  issue(id: string): Promise<IssueDetail>;
  /** How people call somebody: the e-mail address, or the id of one who is gone. */
  nameOf(userId: UserId): Promise<string>;
  /** The team's audit log in the report's period, newest first. */
  entries(): AsyncIterable<Entry>;
}

/** What stands in a report after its scope and figures. */
export interface Account {
  readonly sections: readonly Block[];
  /** How findings follow: each with evidence, as a table of the worst, or not at all. */
  readonly findings: "all" | "table" | "none";
  /** What the type knows of a finding beyond what an engine said. */
  readonly more?: MoreFacts;
  /** Records of the CSV form instead of findings: a head, then as many cells in each. */
  readonly records?: () => AsyncIterable<readonly string[]>;
}

export interface ReportKind {
  readonly type: ReportType;
  /** Title of a report that was given none. */
  readonly title: string;
  /** What it is for, in one sentence. */
  readonly purpose: string;
  account(facts: Facts): Promise<Account>;
}
