import type { Block } from "../documents/index.ts";
import { placeOf, type Severity } from "../findings/index.ts";
import type { ReportedFinding } from "./contract.ts";
import { findingBlocks } from "./finding-blocks.ts";

/** What a reader can page through; whoever processes findings takes CSV or JSON. */
export const findingsAtMost = { html: 2000, pdf: 1000 } as const;

/** Facts that a caller knows of a finding beyond what an engine said. */
export type MoreFacts = (finding: ReportedFinding) => readonly (readonly [string, string])[];

/** Every finding as it comes, however many: worst first, under a heading for each severity. */
export async function* everyFinding(findings: AsyncIterable<ReportedFinding>, more?: MoreFacts): AsyncGenerator<Block> {
  let group: Severity | undefined;
  for await (const finding of findings) {
    if (finding.severity !== group) {
      group = finding.severity;
      yield { kind: "heading", level: 2, text: titleOf(group) };
    }
    yield* findingBlocks(finding, more?.(finding));
  }
  if (group === undefined) yield { kind: "paragraph", text: "No findings." };
}

/** The first findings only: a table of them, then each; and how many there are beyond. */
export async function* firstFindings(
  findings: AsyncIterable<ReportedFinding>,
  atMost: number,
  more?: MoreFacts,
): AsyncGenerator<Block> {
  const first: ReportedFinding[] = [];
  let total = 0;
  for await (const finding of findings) {
    total++;
    if (first.length < atMost) first.push(finding);
  }
  if (total > first.length) {
    const text = `The first ${first.length} of ${total} findings are listed here, worst first. CSV and JSON hold all of them.`;
    yield { kind: "notice", text };
  }
  if (total > 0) yield findingsTable(first);
  yield* everyFinding(each(first), more);
}

/** The same under a heading of their own. */
export async function* chapterOfFirst(findings: AsyncIterable<ReportedFinding>, atMost: number): AsyncGenerator<Block> {
  yield { kind: "heading", level: 2, text: "Findings" };
  yield* firstFindings(findings, atMost);
}

/** A table of some findings: how bad, what, where. */
export function findingsTable(findings: readonly ReportedFinding[]): Block {
  return {
    kind: "table",
    columns: [
      { title: "Severity", share: 1.3 },
      { title: "Finding", share: 5 },
      { title: "Place", share: 4 },
    ],
    rows: findings.map(({ severity, severityScore, title, location }) => [
      `${severity} ${severityScore.toFixed(1)}`,
      title,
      placeOf(location),
    ]),
  };
}

function titleOf(severity: Severity): string {
  return `${severity[0]?.toUpperCase()}${severity.slice(1)}`;
}

async function* each<T>(items: Iterable<T>): AsyncGenerator<T> {
  yield* items;
}
