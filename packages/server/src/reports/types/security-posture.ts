import type { Block } from "@gatewatch/engines/documents";
import { engineIds } from "@gatewatch/engines/findings";
import type { Scan } from "../../scanning/index.ts";
import { healthRating, healthScore } from "../health.ts";
import type { Facts, ReportKind } from "./contract.ts";
import { countsTable, day, heading } from "./tables.ts";

const rowsShown = 50;

export const securityPostureReport: ReportKind = {
  type: "security_posture",
  title: "Security posture report",
  purpose: "How the targets stand, how that changed over their scans, and how much of them is looked at.",
  async account(facts) {
    const { tally, scans } = facts;
    return {
      sections: [
        heading("Trend"),
        {
          kind: "paragraph",
          text: "The health of each scan by what it found itself, before decisions; the scans of the report come last.",
        },
        await trendOf(facts),
        heading("By target"),
        countsTable("Target", tally.by("target").slice(0, rowsShown)),
        heading("By engine"),
        countsTable("Engine", tally.by("engine")),
        heading("By category"),
        countsTable("Category", tally.by("category").slice(0, rowsShown)),
        heading("Coverage by engine"),
        engineTable(scans),
        heading("The worst findings"),
      ],
      findings: "table",
    };
  },
};

async function trendOf({ scans, earlier }: Facts): Promise<Block> {
  const rows: string[][] = [];
  for (const scan of scans.slice(0, rowsShown)) {
    let before: number | undefined;
    for (const one of [...(await earlier(scan))].reverse().concat(scan)) {
      const score = healthScore(one.counts);
      const change =
        before === undefined ? "" : score === before ? "=" : `${score > before ? "+" : ""}${score - before}`;
      const { critical, high, medium, low } = one.counts;
      rows.push([
        one.targetLabel,
        day(one.createdAt),
        `${score} ${healthRating(score)}`,
        change,
        `${critical} / ${high} / ${medium} / ${low}`,
      ]);
      before = score;
    }
  }
  return {
    kind: "table",
    columns: [
      { title: "Target", share: 4 },
      { title: "Scan of", share: 2.4 },
      { title: "Health", share: 1.6 },
      { title: "Change", share: 1.2, isNumber: true },
      { title: "critical / high / medium / low", share: 3 },
    ],
    rows,
  };
}

function engineTable(scans: readonly Scan[]): Block {
  return {
    kind: "table",
    columns: [
      { title: "Engine", share: 2 },
      { title: "Completed", share: 1.5, isNumber: true },
      { title: "Not to its end", share: 1.5, isNumber: true },
      { title: "Not run", share: 1.5, isNumber: true },
    ],
    rows: engineIds.map((id) => {
      const stages = scans.flatMap((scan) => scan.stages.filter((stage) => stage.engine === id));
      const completed = stages.filter(({ status }) => status === "completed").length;
      return [id, completed, stages.length - completed, scans.length - stages.length].map(String);
    }),
  };
}
