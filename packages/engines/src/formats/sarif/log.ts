import type { ReportingDescriptor, VersionControlDetails } from "sarif";
import { visibleJson, visibleLine } from "../../documents/index.ts";
import type { ReportedFinding, ScanSummary } from "../contract.ts";
import { invocationOf } from "./invocation.ts";
import { resultOf } from "./result.ts";
import { ruleOf } from "./rule.ts";

const schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/** One scan and what it found. */
export interface SarifRun {
  readonly findings: AsyncIterable<ReportedFinding>;
  readonly scan: ScanSummary;
}

/** A whole log, a run for each scan. No more than one result is held, and the rules of one run. */
export async function* sarifLog(runs: Iterable<SarifRun>): AsyncGenerator<string> {
  yield `{\n  "$schema": ${JSON.stringify(schema)},\n  "version": "2.1.0",\n  "runs": [`;
  let separator = "\n";
  for (const run of runs) {
    yield separator;
    yield* runText(run);
    separator = ",\n";
  }
  yield separator === "\n" ? "]\n}\n" : "\n  ]\n}\n";
}

async function* runText({ findings, scan }: SarifRun): AsyncGenerator<string> {
  const rules = new Map<string, ReportingDescriptor>();
  yield `    {\n      "results": [`;
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
  for (const [name, value] of Object.entries(members)) yield `,\n      ${JSON.stringify(name)}: ${visibleJson(value)}`;
  yield "\n    }";
}

function provenanceOf({ url, commit, branch }: NonNullable<ScanSummary["repository"]>): VersionControlDetails {
  return {
    repositoryUri: url,
    ...(commit !== undefined && { revisionId: commit }),
    ...(branch !== undefined && { branch: visibleLine(branch) }),
  };
}
