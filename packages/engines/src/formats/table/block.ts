import { readChanges } from "../../diffs/index.ts";
import { visibleLine } from "../../documents/index.ts";
import { placeOf } from "../../findings/index.ts";
import type { ReportedFinding, View } from "../contract.ts";
import type { Pen } from "./paint.ts";
import { columnsOf, fit, fitEnd } from "./width.ts";

/** Title and rule, place, where the data come from or what speaks for it, fix with its patch, and whether it is silenced or known. */
export function blockOf(finding: ReportedFinding, { widthColumns }: View, pen: Pen): string {
  const inner = widthColumns - 4;
  const title = fit(visibleLine(finding.title), widthColumns - 2);
  const rule = visibleLine(finding.ruleId);
  const gap = widthColumns - 2 - columnsOf(title) - columnsOf(rule);
  const head = gap >= 2 ? `${pen("bold", title)}${" ".repeat(gap)}${pen("dim", rule)}` : pen("bold", title);
  const lines = [`  ${head}`, `    ${fitEnd(visibleLine(placeOf(finding.location)), inner)}`];
  const grounds = groundsOf(finding);
  if (grounds !== undefined) lines.push(`    ${fit(visibleLine(grounds), inner)}`);
  const fix = firstSentence(finding.remediation);
  if (fix !== "") lines.push(`    ${pen("dim", fit(`Fix: ${visibleLine(fix)}`, inner))}`);
  if (finding.evidence.patch !== undefined) {
    const changed = changedLines(finding.evidence.patch);
    lines.push(...changed.map((text) => `      ${pen("dim", fit(visibleLine(text), inner - 2))}`));
  }
  const mark = markOf(finding);
  if (mark !== undefined) lines.push(`    ${pen("dim", fit(mark, inner))}`);
  return `${lines.join("\n")}\n`;
}

/** `From: the request body (req.body), src/a.js:10, through src/b.js:4`, or why an endpoint counts. */
function groundsOf({ location, trace = [], evidence }: ReportedFinding): string | undefined {
  const source = trace.find(({ role }) => role === "source");
  if (source === undefined) return evidence.facts?.["why"] === undefined ? undefined : `Why: ${evidence.facts["why"]}`;
  const end = placeOf(location);
  const places = trace.map(({ file, line }) => `${file}:${line}`);
  const [start, ...through] = [...new Set(places)].filter((place) => place !== end);
  return [
    `From: ${source.note ?? source.snippet.trim()}`,
    ...(start === undefined ? [] : [start]),
    ...(through.length === 0 ? [] : [`through ${through.join(" and ")}`]),
  ].join(", ");
}

const patchLinesShown = 8;

/** What a patch takes and gives, without the lines around and what all are indented by; a long one is for `--patch`. */
function changedLines(patch: string): string[] {
  const lines = readChanges(patch).flatMap(({ changes }) =>
    changes.flatMap(({ removed, added }) => [
      ...removed.map((text) => ({ sign: "-", text: firstLine(text) })),
      ...added.map((text) => ({ sign: "+", text: firstLine(text) })),
    ]),
  );
  if (lines.length > patchLinesShown) return [`a patch of ${lines.length} lines: see --patch`];
  const written = lines.filter(({ text }) => text.trim() !== "");
  const indent = Math.min(...written.map(({ text }) => text.search(/\S/)));
  return lines.map(({ sign, text }) => `${sign} ${text.slice(indent)}`);
}

function firstLine(text: string): string {
  return text.split("\n")[0]!.replaceAll("\t", "  ");
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
