/**
 * JUnit XML, as CI servers show tests: one suite, a failed test case for each finding that counts, a skipped one for
 * what is suppressed or in the baseline, and an error for an engine that failed. Counts stand at the front, as readers
 * need them, so they are the scan's own.
 */
import { placeOf } from "../../findings/index.ts";
import type { Format, ReportedFinding, ScanSummary } from "../contract.ts";
import { xmlAttribute, xmlText } from "./escape.ts";

export const junit: Format = {
  id: "junit",
  mediaType: "application/xml; charset=utf-8",
  extension: "xml",
  async *render(findings: AsyncIterable<ReportedFinding>, scan: ScanSummary): AsyncGenerator<string> {
    const failures = Object.values(scan.counts).reduce((sum, count) => sum + count, 0);
    const skipped = scan.suppressed + scan.unchanged;
    const errors = scan.engines.filter(({ status }) => status === "failed").length;
    const seconds = (Date.parse(scan.finishedAt) - Date.parse(scan.startedAt)) / 1000;
    const counts = `tests="${failures + skipped + scan.engines.length}" failures="${failures}" errors="${errors}" skipped="${skipped}" time="${seconds.toFixed(3)}"`;
    yield `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="gatewatch" ${counts}>\n`;
    yield `  <testsuite name="${xmlAttribute(scan.target.label)}" ${counts} timestamp="${scan.startedAt.slice(0, 19)}">\n`;
    for (const engine of scan.engines) yield engineCase(engine);
    for await (const finding of findings) yield findingCase(finding);
    const notCovered = scan.notCovered.map(
      ({ engine, place, reason }) => `not covered: ${engine}: ${place}: ${reason}\n`,
    );
    if (scan.partial)
      yield `    <system-err>${xmlText(`This scan is partial.\n${notCovered.join("")}`)}</system-err>\n`;
    yield "  </testsuite>\n</testsuites>\n";
  },
};

function engineCase({ id, version, status, message, durationMs }: ScanSummary["engines"][number]): string {
  const head = `    <testcase classname="gatewatch" name="engine ${id} ${xmlAttribute(version)}" time="${(durationMs / 1000).toFixed(3)}"`;
  if (status === "completed") return `${head}/>\n`;
  return `${head}><error message="${xmlAttribute(message ?? "failed")}"/></testcase>\n`;
}

function findingCase(finding: ReportedFinding): string {
  const place = placeOf(finding.location);
  const head = `    <testcase classname="${xmlAttribute(finding.ruleId)}" name="${xmlAttribute(`${finding.title}: ${place}`)}"${fileOf(finding)} time="0">`;
  if (finding.suppressed !== undefined || finding.baselineState === "unchanged") {
    const why = finding.suppressed === undefined ? "in the baseline" : `suppressed by ${finding.suppressed.by}`;
    return `${head}<skipped message="${xmlAttribute(why)}"/></testcase>\n`;
  }
  const text = [`${place}`, finding.description, finding.remediation].join("\n\n");
  return `${head}<failure type="${finding.severity}" message="${xmlAttribute(finding.shortDescription)}">${xmlText(text)}</failure></testcase>\n`;
}

function fileOf({ location }: ReportedFinding): string {
  if (location.file === undefined) return "";
  return ` file="${xmlAttribute(location.file)}"${location.line === undefined ? "" : ` line="${location.line}"`}`;
}
