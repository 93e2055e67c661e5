import { type Block, type DocumentHead, durationText } from "../documents/index.ts";
import { placeOf, severities } from "../findings/index.ts";
import type { ScanSummary } from "./contract.ts";

/** Rows of a list in a document for people; what is beyond is counted. */
const rowsAtMost = 200;

export function scanHead(scan: ScanSummary): DocumentHead {
  return {
    title: `Gatewatch: ${scan.target.label}`,
    subtitle: `Scanned ${scan.startedAt} to ${scan.finishedAt} with Gatewatch ${scan.toolVersion}`,
    madeAt: scan.finishedAt,
  };
}

/** What was scanned, what was covered and what was not, then the figures. */
export function scanBlocks(scan: ScanSummary): Block[] {
  const { repository } = scan;
  return [
    ...(scan.partial ? [partialNotice] : []),
    {
      kind: "facts",
      rows: [
        ["Target", scan.target.label],
        ...(repository?.commit === undefined
          ? []
          : [["Commit", `${repository.commit} ${repository.branch ?? ""}`] as const]),
        ["Started", scan.startedAt],
        ["Finished", scan.finishedAt],
        ...(scan.outsideChanges === undefined
          ? []
          : [["Outside the changed lines", `${scan.outsideChanges}, not listed`] as const]),
        ["Not counted", `${scan.suppressed} suppressed, ${scan.unchanged} in the baseline`],
      ],
    },
    ...coverageBlocks(scan),
    { kind: "heading", level: 2, text: "Figures" },
    {
      kind: "figures",
      figures: severities.toReversed().map((severity) => ({
        label: severity,
        value: String(scan.counts[severity]),
        tone: severity,
      })),
    },
    ...fixedBlocks(scan.fixed ?? []),
  ];
}

function fixedBlocks(fixed: NonNullable<ScanSummary["fixed"]>): Block[] {
  if (fixed.length === 0) return [];
  return [
    { kind: "heading", level: 2, text: "Fixed since the baseline" },
    {
      kind: "table",
      columns: [
        { title: "Severity", share: 1.3 },
        { title: "Finding", share: 5 },
        { title: "Place", share: 4 },
      ],
      rows: fixed.slice(0, rowsAtMost).map(({ severity, title, location }) => [severity, title, placeOf(location)]),
    },
    ...beyond(fixed.length, "fixed findings"),
  ];
}

const partialNotice: Block = {
  kind: "notice",
  text: "This scan is partial: not everything that was planned was covered.",
};

/** Engines, what each did, and what none of them looked at. */
export function coverageBlocks(scan: Pick<ScanSummary, "engines" | "notCovered" | "excluded">): Block[] {
  const blocks: Block[] = [
    { kind: "heading", level: 2, text: "Coverage" },
    {
      kind: "table",
      columns: [
        { title: "Engine", share: 2 },
        { title: "Version", share: 1.3 },
        { title: "Status", share: 4 },
        { title: "Duration", share: 1.5, isNumber: true },
        { title: "Statistics", share: 4 },
      ],
      rows: scan.engines.map(({ id, version, status, message, durationMs, statistics }) => [
        id,
        version,
        message === undefined ? status : `${status}: ${message}`,
        durationText(durationMs),
        Object.entries(statistics)
          .map(([name, value]) => `${name} ${value}`)
          .join(", "),
      ]),
    },
  ];
  if (scan.notCovered.length > 0) {
    blocks.push({
      kind: "table",
      columns: [
        { title: "Not covered", share: 4 },
        { title: "Engine", share: 1.5 },
        { title: "Reason", share: 4 },
      ],
      rows: scan.notCovered.slice(0, rowsAtMost).map(({ engine, place, reason }) => [place, engine, reason]),
    });
    blocks.push(...beyond(scan.notCovered.length, "places that were not covered"));
  }
  if (scan.excluded.length > 0) {
    blocks.push({
      kind: "table",
      columns: [
        { title: "Left out by rule", share: 6 },
        { title: "Engine", share: 1.5 },
        { title: "Count", share: 1, isNumber: true },
      ],
      rows: scan.excluded.slice(0, rowsAtMost).map(({ engine, reason, count }) => [reason, engine, String(count)]),
    });
    blocks.push(...beyond(scan.excluded.length, "reasons to leave something out"));
  }
  return blocks;
}

function beyond(total: number, what: string): Block[] {
  if (total <= rowsAtMost) return [];
  return [
    { kind: "paragraph", text: `The first ${rowsAtMost} of ${total} ${what} are listed. JSON holds all of them.` },
  ];
}
