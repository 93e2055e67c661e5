import { durationText, visibleLine } from "../../documents/index.ts";
import { placeOf, severities } from "../../findings/index.ts";
import type { EngineSummary, ScanSummary, View } from "../contract.ts";
import type { Pen } from "./paint.ts";
import { columnsOf, fit } from "./width.ts";

const notCoveredShown = 20;
const fixedShown = 20;

/** What ran, what was not covered, what was left out, and the count by severity. */
export function footOf(scan: ScanSummary, { widthColumns }: View, pen: Pen): string {
  const line = (text: string) => `  ${fit(visibleLine(text), widthColumns - 2)}`;
  const lines = ["", pen("dim", "─".repeat(widthColumns)), ...scan.engines.map((engine) => line(engineText(engine)))];
  for (const { engine, reason, count } of scan.excluded)
    lines.push(pen("dim", line(`${engine}: ${count} left out (${reason})`)));
  if (scan.notCovered.length > 0) {
    lines.push("", pen("warning", `  Not covered (${scan.notCovered.length})`));
    const shown = scan.notCovered.slice(0, notCoveredShown);
    lines.push(...shown.map(({ engine, place, reason }) => line(`  ${engine}: ${place}: ${reason}`)));
    if (scan.notCovered.length > shown.length)
      lines.push(line(`  … and ${scan.notCovered.length - shown.length} more: see --format json`));
  }
  if (scan.fixed && scan.fixed.length > 0) {
    lines.push("", pen("bold", `  Fixed since the baseline (${scan.fixed.length})`));
    const shown = scan.fixed.slice(0, fixedShown);
    lines.push(...shown.map(({ severity, title, location }) => line(`  ${severity}: ${title}, ${placeOf(location)}`)));
    if (scan.fixed.length > shown.length)
      lines.push(line(`  … and ${scan.fixed.length - shown.length} more: see --format json`));
  }
  lines.push("", countsOf(scan, widthColumns, pen));
  if (scan.suppressed + scan.unchanged > 0) {
    lines.push(pen("dim", line(`not counted: ${scan.suppressed} suppressed, ${scan.unchanged} in the baseline`)));
  }
  if (scan.outsideChanges !== undefined)
    lines.push(pen("dim", line(`outside the changed lines: ${scan.outsideChanges}, not listed`)));
  if (scan.partial)
    lines.push(pen("warning", line("This scan is partial: not everything that was planned was covered.")));
  return `${lines.join("\n")}\n`;
}

function countsOf(scan: ScanSummary, widthColumns: number, pen: Pen): string {
  const shown = severities.toReversed().map((severity) => ({ severity, text: `${scan.counts[severity]} ${severity}` }));
  const plain = shown.map(({ text }) => text).join("  ");
  if (columnsOf(plain) > widthColumns - 2) return `  ${fit(plain, widthColumns - 2)}`;
  const painted = shown.map(({ severity, text }) => pen(scan.counts[severity] > 0 ? severity : "dim", text));
  return `  ${painted.join("  ")}`;
}

function engineText({ id, version, status, message, durationMs, statistics }: EngineSummary): string {
  const numbers = Object.entries(statistics).map(
    ([name, value]) => `${value.toLocaleString("en-US")} ${name.replaceAll("_", " ")}`,
  );
  const facts = [status, ...numbers, durationText(durationMs)].join(", ");
  return `${id} ${version}: ${facts}${message === undefined ? "" : `: ${message}`}`;
}
