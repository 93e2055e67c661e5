import type { Block } from "@gatewatch/engines/documents";
import { findingBlocks } from "@gatewatch/engines/formats";
import type { DecisionRecord, IssueDetail } from "../../vulnerabilities/index.ts";
import type { ScopedFinding } from "../generate/reported-findings.ts";
import type { Facts, ReportKind } from "./contract.ts";
import { day, heading } from "./tables.ts";

/** An incident that names none is about the worst ones of its scans. */
export const incidentAtMost = 20;
const worstTaken = 5;

export const incidentReport: ReportKind = {
  type: "incident",
  title: "Incident report",
  purpose:
    "One or a few vulnerabilities from the first sighting on: what happened when, who decided what, what is known.",
  async account(facts) {
    const { report, scans, spool } = facts;
    const newest = new Map<string, ScopedFinding>();
    const sightings = new Map<string, ScopedFinding[]>();
    const named = report.filters.vulnerabilityIds;
    for await (const finding of spool.read("all")) {
      if (!newest.has(finding.issueId) && newest.size < (named ? incidentAtMost : worstTaken)) {
        newest.set(finding.issueId, finding);
      }
    }
    for (const { id } of scans) {
      for await (const finding of spool.read(id)) {
        if (!newest.has(finding.issueId)) continue;
        sightings.set(finding.issueId, [...(sightings.get(finding.issueId) ?? []), finding]);
      }
    }
    const sections: Block[] = [];
    for (const [issueId, finding] of newest) {
      const issue = await facts.issue(issueId);
      const [, ...blocks] = findingBlocks(finding, [["Status", issue.status]]);
      sections.push(
        { kind: "heading", level: 2, text: finding.title, tone: finding.severity },
        { kind: "heading", level: 3, text: "Timeline" },
        timelineTable(await timelineOf(facts, issue, sightings.get(issueId) ?? [])),
        { kind: "heading", level: 3, text: "What is known" },
        ...blocks,
      );
    }
    if (newest.size === 0)
      sections.push(heading("Incident"), { kind: "paragraph", text: "The scans found nothing that fits." });
    return { sections, findings: "none" };
  },
};

interface Moment {
  readonly at: Date;
  readonly what: string;
  readonly who: string;
  readonly detail: string;
}

async function timelineOf(facts: Facts, issue: IssueDetail, sightings: readonly ScopedFinding[]): Promise<Moment[]> {
  const scanName = (id: string) => facts.scans.find((scan) => scan.id === id)?.targetLabel ?? id;
  const moments: Moment[] = [
    { at: issue.firstSeenAt, what: "first seen", who: "scan", detail: `scan ${issue.firstSeenScan}` },
    ...sightings.map((seen) => ({
      at: new Date(seen.observedAt),
      what: "seen",
      who: "scan",
      detail: `${scanName(seen.scanId)}, scan ${seen.scanId}`,
    })),
    { at: issue.lastSeenAt, what: "last seen", who: "scan", detail: `scan ${issue.lastSeenScan}` },
  ];
  for (const decision of issue.history) {
    moments.push({
      at: decision.madeAt,
      what: changeOf(decision),
      who: await actorOf(facts, decision),
      detail: [decision.comment, decision.expiresAt && `until ${day(decision.expiresAt)}`].filter(Boolean).join("; "),
    });
  }
  if (issue.status === "fixed" || issue.status === "fix_verified") {
    moments.push({ at: facts.now, what: issue.status.replace("_", " "), who: "scans", detail: "not seen any more" });
  }
  return moments.toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

function changeOf({ from, to, severity }: DecisionRecord): string {
  const status = from === to ? `stays ${to}` : `${from} → ${to}`;
  return severity === null ? status : `${status}, severity ${severity.replace("_", " ")}`;
}

async function actorOf(facts: Facts, { actorKind, userId, policy }: DecisionRecord): Promise<string> {
  if (actorKind === "policy") return `policy ${policy}`;
  return userId === null ? "unknown" : `${await facts.nameOf(userId)}${actorKind === "key" ? " by API key" : ""}`;
}

function timelineTable(moments: readonly Moment[]): Block {
  return {
    kind: "table",
    columns: [
      { title: "When (UTC)", share: 2 },
      { title: "What", share: 2.5 },
      { title: "Who", share: 2.5 },
      { title: "Detail", share: 5 },
    ],
    rows: moments.map(({ at, what, who, detail }) => [day(at), what, who, detail]),
  };
}
