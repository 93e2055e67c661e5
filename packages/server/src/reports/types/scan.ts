import { type Block, durationText } from "@gatewatch/engines/documents";
import type { Scan } from "../../scanning/index.ts";
import type { ReportKind } from "./contract.ts";
import { countsTable, heading } from "./tables.ts";

export const scanReport: ReportKind = {
  type: "scan",
  title: "Scan report",
  purpose: "What each scan was asked to do, what it did, how long that took, and what it left out.",
  async account({ scans, tally }) {
    return {
      sections: [
        ...scans.flatMap(scanBlocks),
        heading("Findings by category"),
        countsTable("Category", tally.by("category")),
        heading("The findings in short"),
      ],
      findings: "table",
    };
  },
};

function scanBlocks(scan: Scan): Block[] {
  const { options, score, counts, repository } = scan;
  const asked = Object.entries(options).map(([name, value]) => `${name} ${value}`);
  return [
    heading(`Scan of ${scan.targetLabel}`),
    {
      kind: "facts",
      rows: [
        ["Scan", scan.id],
        ["Asked for", `${scan.requestedType} of ${scan.raw}`],
        ["Profile", scan.profile],
        ["Options", asked.join(", ") || "none"],
        ["Asked by", `${scan.trigger} (${scan.dialect})`],
        ...(repository ? [["Repository", `${repository.fullName} ${repository.branch ?? ""}`] as const] : []),
        ...(scan.commit === null ? [] : [["Commit", scan.commit] as const]),
        ["Status", [scan.status, scan.statusReason, scan.statusMessage].filter(Boolean).join(": ")],
        ["Compared with the scan before", `${counts.new} new, ${counts.persisting} persisting`],
        ...(score === null ? [] : [["Score", `${score} of 100`] as const]),
      ],
    },
    {
      kind: "table",
      columns: [
        { title: "Engine", share: 2 },
        { title: "Status", share: 1.6 },
        { title: "Done", share: 1.6 },
        { title: "Duration", share: 1.6, isNumber: true },
        { title: "Message", share: 5 },
      ],
      rows: scan.stages.map(({ engine, status, done, total, startedAt, finishedAt, message, reason }) => [
        engine,
        status,
        total === null ? String(done) : `${done} of ${total}`,
        startedAt && finishedAt ? durationText(Date.parse(finishedAt) - Date.parse(startedAt)) : "",
        [reason, message].filter(Boolean).join(": "),
      ]),
    },
    {
      kind: "facts",
      rows: Object.entries(scan.statistics).map(([name, value]) => [name.replaceAll("_", " "), String(value)]),
    },
  ];
}
