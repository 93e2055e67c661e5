/**
 * GitLab's security report (schema 15): `dast` for a URL, `secret_detection` when only secrets were looked for, else
 * `sast`. Findings are streamed; engines that failed and places not covered are messages of the scan.
 */
import { visibleJson } from "../../documents/index.ts";
import type { Format, ReportedFinding, ScanSummary } from "../contract.ts";
import type { ReportType } from "./report-type.ts";
import { scanOf } from "./scan.ts";
import { vulnerabilityOf } from "./vulnerability.ts";

export const gitlab: Format = {
  id: "gitlab",
  mediaType: "application/json",
  extension: "json",
  async *render(findings: AsyncIterable<ReportedFinding>, scan: ScanSummary): AsyncGenerator<string> {
    const type = typeOf(scan);
    yield `{\n  "version": "15.0.7",\n  "scan": ${visibleJson(scanOf(scan, type))},\n  "vulnerabilities": [`;
    let separator = "\n";
    for await (const finding of findings) {
      yield `${separator}    ${visibleJson(vulnerabilityOf(finding, scan, type))}`;
      separator = ",\n";
    }
    yield separator === "\n" ? "]\n}\n" : "\n  ]\n}\n";
  },
};

function typeOf({ target, engines }: ScanSummary): ReportType {
  if (target.kind !== "tree") return "dast";
  return engines.length > 0 && engines.every(({ id }) => id === "secrets") ? "secret_detection" : "sast";
}
