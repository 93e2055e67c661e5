/**
 * The findings as GitHub Flavored Markdown, for merge requests and wikis. Scanned text can never become markup: no
 * link, no image, no HTML, no table cell of its own.
 */
import { type Severity, severities } from "../../findings/index.ts";
import type { Format, ScanSummary } from "../contract.ts";
import { durationText } from "../duration.ts";
import { escapeMarkdown } from "./escape.ts";
import { sectionOf } from "./section.ts";

export const markdown: Format = {
  id: "markdown",
  mediaType: "text/markdown; charset=utf-8",
  extension: "md",
  async *render(findings, scan) {
    yield headOf(scan);
    let group: Severity | undefined;
    for await (const finding of findings) {
      if (finding.severity !== group) {
        group = finding.severity;
        yield `\n## ${group[0]!.toUpperCase()}${group.slice(1)}\n`;
      }
      yield sectionOf(finding);
    }
    if (group === undefined) yield "\nNo findings.\n";
    yield coverageOf(scan);
  },
};

function headOf(scan: ScanSummary): string {
  const shown = severities.toReversed();
  const { repository } = scan;
  return [
    `# Gatewatch: ${escapeMarkdown(scan.target.label)}`,
    "",
    `| ${shown.join(" | ")} |`,
    `|${"--:|".repeat(shown.length)}`,
    `| ${shown.map((severity) => scan.counts[severity]).join(" | ")} |`,
    "",
    ...(scan.partial
      ? ["**This scan is partial:** not everything that was planned was covered; see the end.", ""]
      : []),
    ...(repository?.commit === undefined
      ? []
      : [`Commit ${repository.commit} ${escapeMarkdown(repository.branch ?? "")}`, ""]),
    `Scanned ${scan.startedAt} to ${scan.finishedAt} with Gatewatch ${escapeMarkdown(scan.toolVersion)}. Not counted: ${scan.suppressed} suppressed, ${scan.unchanged} in the baseline.`,
    "",
  ].join("\n");
}

function coverageOf(scan: ScanSummary): string {
  const lines = [
    "",
    "## Coverage",
    "",
    "| engine | version | status | duration | statistics |",
    "|---|---|---|--:|---|",
  ];
  for (const { id, version, status, message, durationMs, statistics } of scan.engines) {
    const state = message === undefined ? status : `${status}: ${message}`;
    const numbers = Object.entries(statistics).map(([name, value]) => `${name} ${value}`);
    lines.push(
      `| ${[id, version, state, durationText(durationMs), numbers.join(", ")].map(escapeMarkdown).join(" | ")} |`,
    );
  }
  if (scan.notCovered.length > 0) lines.push("", "| not covered | engine | reason |", "|---|---|---|");
  for (const { engine, place, reason } of scan.notCovered)
    lines.push(`| ${[place, engine, reason].map(escapeMarkdown).join(" | ")} |`);
  if (scan.excluded.length > 0) lines.push("", "| left out | engine | count |", "|---|---|--:|");
  for (const { engine, reason, count } of scan.excluded)
    lines.push(`| ${escapeMarkdown(reason)} | ${engine} | ${count} |`);
  return `${lines.join("\n")}\n`;
}
