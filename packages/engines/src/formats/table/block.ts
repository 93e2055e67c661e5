import { visibleLine } from "../../documents/index.ts";
import { placeOf } from "../../findings/index.ts";
import type { ReportedFinding, View } from "../contract.ts";
import type { Pen } from "./paint.ts";
import { columnsOf, fit, fitEnd } from "./width.ts";

/** Three lines for one finding: title and rule, place, fix; a fourth when it is silenced or known. */
export function blockOf(finding: ReportedFinding, { widthColumns }: View, pen: Pen): string {
  const inner = widthColumns - 4;
  const title = fit(visibleLine(finding.title), widthColumns - 2);
  const rule = visibleLine(finding.ruleId);
  const gap = widthColumns - 2 - columnsOf(title) - columnsOf(rule);
  const head = gap >= 2 ? `${pen("bold", title)}${" ".repeat(gap)}${pen("dim", rule)}` : pen("bold", title);
  const lines = [`  ${head}`, `    ${fitEnd(visibleLine(placeOf(finding.location)), inner)}`];
  const fix = firstSentence(finding.remediation);
  if (fix !== "") lines.push(`    ${pen("dim", fit(`Fix: ${visibleLine(fix)}`, inner))}`);
  const mark = markOf(finding);
  if (mark !== undefined) lines.push(`    ${pen("dim", fit(mark, inner))}`);
  return `${lines.join("\n")}\n`;
}

function firstSentence(remediation: string): string {
  const first = remediation.split("\n").find((text) => text.trim() !== "") ?? "";
  const line = first.replace(/^\s*(\d{1,3}[.)]|[-*])\s+/, "");
  return /^.{1,400}?[.!](?=\s|$)/.exec(line)?.[0] ?? line.slice(0, 400);
}

function markOf({ suppressed, baselineState }: ReportedFinding): string | undefined {
  if (suppressed !== undefined) {
    const reason = suppressed.reason === undefined ? "" : `, ${suppressed.reason}`;
    return visibleLine(`Suppressed: ${suppressed.by}${reason}`);
  }
  return baselineState === "unchanged" ? "In the baseline" : undefined;
}
