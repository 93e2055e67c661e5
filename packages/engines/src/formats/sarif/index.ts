/**
 * SARIF 2.1.0 (OASIS), for code scanning services and editors. Results are streamed; the rules they named follow them.
 * It must never carry a secret or an absolute path, and says what was not covered in its notifications.
 */
import type { ReportingDescriptor, VersionControlDetails } from "sarif";
import { visibleJson, visibleLine } from "../../documents/index.ts";
import type { Format, ScanSummary } from "../contract.ts";
import { invocationOf } from "./invocation.ts";
import { resultOf } from "./result.ts";
import { ruleOf } from "./rule.ts";

const schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

export const sarif: Format = {
  id: "sarif",
  mediaType: "application/sarif+json",
  extension: "sarif",
  async *render(findings, scan) {
    const rules = new Map<string, ReportingDescriptor>();
    yield `{\n  "$schema": ${JSON.stringify(schema)},\n  "version": "2.1.0",\n  "runs": [\n    {\n      "results": [`;
    let separator = "\n";
    for await (const finding of findings) {
      if (!rules.has(finding.ruleId)) rules.set(finding.ruleId, ruleOf(finding));
      yield `${separator}        ${visibleJson(resultOf(finding))}`;
      separator = ",\n";
    }
    yield separator === "\n" ? "]" : "\n      ]";
    const driver = {
      name: "Gatewatch",
      semanticVersion: scan.toolVersion,
      rules: [...rules.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    };
    const members = {
      columnKind: "utf16CodeUnits",
      tool: { driver, extensions: scan.engines.map(({ id, version }) => ({ name: id, version })) },
      invocations: [invocationOf(scan)],
      automationDetails: { id: `gatewatch/${scan.target.label}/` },
      originalUriBaseIds: { "%SRCROOT%": { description: { text: "Root of the scanned tree." } } },
      ...(scan.repository !== undefined && { versionControlProvenance: [provenanceOf(scan.repository)] }),
    };
    for (const [name, value] of Object.entries(members))
      yield `,\n      ${JSON.stringify(name)}: ${visibleJson(value)}`;
    yield "\n    }\n  ]\n}\n";
  },
};

function provenanceOf({ url, commit, branch }: NonNullable<ScanSummary["repository"]>): VersionControlDetails {
  return {
    repositoryUri: url,
    ...(commit !== undefined && { revisionId: commit }),
    ...(branch !== undefined && { branch: visibleLine(branch) }),
  };
}
