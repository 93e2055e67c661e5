import { type Block, durationText } from "@gatewatch/engines/documents";
import { engineIds } from "@gatewatch/engines/findings";
import { coverageBlocks } from "@gatewatch/engines/formats";
import type { Scan } from "../../scanning/index.ts";
import type { Report, ReportFilters } from "../contract.ts";
import { healthRating, healthScore } from "../health.ts";
import { reportKinds } from "../types/index.ts";
import { scanSummary } from "./scan-summary.ts";
import type { Tally } from "./tally.ts";

/** What every report says first: what it is, of when, over which scans, what they covered and what they did not. */
export function scopeBlocks(
  report: Report,
  scans: readonly Scan[],
  made: { readonly by: string; readonly at: Date; readonly version: string },
): Block[] {
  const partial = scans.filter((scan) => scan.partial || scan.status !== "completed");
  const isAboutScans = report.type !== "audit";
  return [
    ...(report.description === "" ? [] : [{ kind: "paragraph" as const, text: report.description }]),
    ...(isAboutScans && scans.length === 0
      ? [{ kind: "notice" as const, text: "No scan fits: this report says nothing about any target." }]
      : []),
    ...(partial.length === 0
      ? []
      : [
          {
            kind: "notice" as const,
            text: `${partial.length} of ${scans.length} scans are partial: not everything that was planned was covered.`,
          },
        ]),
    {
      kind: "facts",
      rows: [
        ["Type", reportKinds[report.type].title],
        ["Purpose", reportKinds[report.type].purpose],
        ["Made", `${made.at.toISOString()} by ${made.by}, with Gatewatch ${made.version}`],
        ["Kept until", report.expiresAt.toISOString()],
        ...periodOf(report, scans),
        ...filterRows(report.filters),
      ],
    },
    ...(isAboutScans ? [scansTable(scans), ...coverage(scans, made)] : []),
  ];
}

/** Counts by severity, and the health that follows from those that are open. */
export function figureBlocks(tally: Tally, durationSeconds: number): Block[] {
  const { counts, openCounts } = tally;
  const score = healthScore(openCounts);
  const words = ["critical", "high", "medium", "low", "info"] as const;
  return [
    { kind: "heading", level: 2, text: "Figures" },
    { kind: "figures", figures: words.map((word) => ({ label: word, value: String(counts[word]), tone: word })) },
    {
      kind: "figures",
      figures: [
        { label: "health of 100", value: `${score} ${healthRating(score)}` },
        { label: "findings", value: String(counts.total) },
        { label: "of them open", value: String(openCounts.total) },
        { label: "time of scanning", value: durationText(durationSeconds * 1000) },
      ],
    },
    {
      kind: "paragraph",
      text: "Health is 100 less 30 for each open critical finding, 20 for high, 10 for medium and 5 for low. Good from 80, Fair from 60, else Poor.",
    },
  ];
}

function periodOf({ filters }: Report, scans: readonly Scan[]): (readonly [string, string])[] {
  const instants = scans.map((scan) => scan.createdAt.toISOString()).sort();
  const from = filters.from ?? instants[0];
  const to = filters.to ?? instants.at(-1);
  return from === undefined && to === undefined ? [] : [["Period", `${from ?? "the beginning"} to ${to ?? "now"}`]];
}

function filterRows({ severity, statuses, repository }: ReportFilters): (readonly [string, string])[] {
  return [
    ...(severity === undefined ? [] : [["Severity", `${severity} and above`] as const]),
    ...(statuses === undefined ? [] : [["Status", statuses.join(", ")] as const]),
    ...(repository === undefined ? [] : [["Repository", repository] as const]),
  ];
}

function scansTable(scans: readonly Scan[]): Block {
  return {
    kind: "table",
    columns: [
      { title: "Scan of", share: 4 },
      { title: "Started (UTC)", share: 2.2 },
      { title: "Status", share: 1.6 },
      { title: "Engines", share: 3 },
      { title: "Findings", share: 1.2, isNumber: true },
    ],
    rows: scans.map((scan) => [
      scan.targetLabel,
      (scan.startedAt ?? scan.createdAt).toISOString().slice(0, 16).replace("T", " "),
      scan.partial && scan.status === "completed" ? "partial" : scan.status,
      scan.engines.join(", "),
      String(scan.counts.total),
    ]),
  };
}

/** What was left out is told with its scan, where there are several. */
function coverage(scans: readonly Scan[], { at, version }: { readonly at: Date; readonly version: string }): Block[] {
  const summaries = scans.map((scan) => ({ scan, summary: scanSummary(scan, version, at) }));
  const within = ({ targetLabel }: Scan, place: string) => (scans.length === 1 ? place : `${targetLabel}: ${place}`);
  const blocks = coverageBlocks({
    engines: scans.length === 1 ? (summaries[0]?.summary.engines ?? []) : joined(scans),
    notCovered: summaries.flatMap(({ scan, summary }) =>
      summary.notCovered.map((note) => ({ ...note, place: within(scan, note.place) })),
    ),
    excluded: summaries.flatMap(({ scan, summary }) =>
      summary.excluded.map((note) => ({ ...note, reason: within(scan, note.reason) })),
    ),
  });
  const beyond = scans.reduce((sum, { notCovered }) => sum + notCovered.total - notCovered.items.length, 0);
  const absent = engineIds.filter((id) => !scans.some(({ engines }) => engines.includes(id)));
  return [
    ...blocks,
    ...(beyond === 0
      ? []
      : [
          {
            kind: "paragraph" as const,
            text: `${beyond} further places that were not covered stand in the scans themselves.`,
          },
        ]),
    ...(absent.length === 0
      ? []
      : [
          {
            kind: "paragraph" as const,
            text: `Not covered at all, because no scan here ran it: ${absent.join(", ")}.`,
          },
        ]),
  ];
}

/** The engines of several scans as one row each: completed only if all of them did. */
function joined(scans: readonly Scan[]): Parameters<typeof coverageBlocks>[0]["engines"] {
  return engineIds.flatMap((id) => {
    const stages = scans.flatMap(({ stages: all }) => all.filter(({ engine }) => engine === id));
    if (stages.length === 0) return [];
    const failed = stages.filter(({ status }) => status !== "completed").length;
    const durationMs = stages.reduce((sum, { startedAt, finishedAt }) => {
      return sum + (startedAt && finishedAt ? Date.parse(finishedAt) - Date.parse(startedAt) : 0);
    }, 0);
    const message = `not to its end in ${failed} of ${stages.length} scans`;
    const status = failed === 0 ? ("completed" as const) : ("failed" as const);
    return [{ id, version: "unknown", status, durationMs, statistics: {}, ...(failed > 0 && { message }) }];
  });
}
