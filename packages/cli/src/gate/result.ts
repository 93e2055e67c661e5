import { createReadStream } from "node:fs";
import { open, readFile } from "node:fs/promises";
import { messageOf } from "@gatewatch/base/fault";
import { engineIds, type IdentifiedFinding, type Severity, severities } from "@gatewatch/engines/findings";
import { inspectSarif, readSarifFindings } from "@gatewatch/engines/imports";
import { z } from "zod";
import { gateFaults } from "./faults.ts";

/** What a gate needs to know of a finding. */
export type GateFinding = Pick<
  IdentifiedFinding,
  "fingerprint" | "engine" | "ruleId" | "title" | "severity" | "confidence" | "cwe" | "location"
>;

export interface ScanResult {
  /** Open ones: neither suppressed nor in the baseline that the scan was compared with. */
  readonly findings: readonly GateFinding[];
  /** Of all that it lists: what a later result is compared with. */
  readonly fingerprints: ReadonlySet<string>;
  /** Why the file does not tell everything, a sentence each. */
  readonly gaps: readonly string[];
  /** Findings that the result counts and does not list. */
  readonly leftOut: Readonly<Partial<Record<Severity, number>>>;
  readonly hasBaseline: boolean;
}

const mostResults = 1_000_000;

const location = z.object({
  file: z.exactOptional(z.string()),
  line: z.exactOptional(z.int()),
  url: z.exactOptional(z.string()),
  host: z.exactOptional(z.string()),
  port: z.exactOptional(z.int()),
});
const finding = z.object({
  fingerprint: z.string(),
  engine: z.enum(engineIds),
  ruleId: z.string(),
  title: z.string(),
  severity: z.enum(severities),
  confidence: z.number(),
  cwe: z.array(z.templateLiteral(["CWE-", z.number()])),
  location,
  suppressed: z.unknown().optional(),
  baselineState: z.enum(["new", "unchanged"]).optional(),
});
const document = z.object({
  schema: z.literal("gatewatch-findings/1"),
  scan: z.object({ partial: z.boolean(), leftOut: z.partialRecord(z.enum(severities), z.number()).optional() }),
  findings: z.array(finding),
});

/**
 * Reads the result of a scan, JSON of this program or SARIF of any.
 *
 * @throws Fault `gate.unreadable_file`, `gate.invalid_result`, `imports.malformed`, `imports.too_large`
 */
export async function readResult(file: string): Promise<ScanResult> {
  return (await isSarif(file)) ? fromSarif(file) : fromOwn(file);
}

/** Both are JSON objects; only ours begins with its schema. */
async function isSarif(file: string): Promise<boolean> {
  try {
    await using handle = await open(file);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(200), 0, 200, 0);
    return !/^\s*\{\s*"schema"\s*:/.test(buffer.toString("utf8", 0, bytesRead));
  } catch (cause) {
    throw gateFaults("gate.unreadable_file", {
      message: `The file ${JSON.stringify(file)} cannot be read (${messageOf(cause)}). Check its name and permissions.`,
      cause,
    });
  }
}

async function fromOwn(file: string): Promise<ScanResult> {
  const read = document.safeParse(parsed(await readFile(file, "utf8")));
  if (!read.success) throw invalid(file);
  const { scan, findings } = read.data;
  return {
    findings: findings.filter(({ suppressed, baselineState }) => !suppressed && baselineState !== "unchanged"),
    fingerprints: new Set(findings.map(({ fingerprint }) => fingerprint)),
    gaps: scan.partial ? ["The scan has not covered everything."] : [],
    leftOut: scan.leftOut ?? {},
    hasBaseline: findings.some(({ baselineState }) => baselineState !== undefined),
  };
}

async function fromSarif(file: string): Promise<ScanResult> {
  const options = { open: () => createReadStream(file), mostResults };
  const report = await inspectSarif(options);
  const own = /^gatewatch\/(.*)\/$/.exec(report.contexts[0]?.run.automationDetails?.id ?? "")?.[1];
  const findings: GateFinding[] = [];
  const fingerprints = new Set<string>();
  let hasBaseline = false;
  for await (const { suppressed, baselineState, ...found } of readSarifFindings(options, report, own ?? "")) {
    fingerprints.add(found.fingerprint);
    hasBaseline ||= baselineState !== undefined;
    if (!suppressed && baselineState !== "unchanged") findings.push(found);
  }
  const gaps = report.isComplete ? [] : ["The tool says that it did not come to its end."];
  return { findings, fingerprints, gaps, leftOut: {}, hasBaseline };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // refused with the documents of another form
  }
}

function invalid(file: string): Error {
  return gateFaults("gate.invalid_result", {
    message: `${JSON.stringify(file)} is no result of a scan. Make one with gatewatch scan TARGET --format json=FILE or --format sarif=FILE.`,
  });
}
