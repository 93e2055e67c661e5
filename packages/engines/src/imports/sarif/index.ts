/**
 * SARIF 2.1.0 of any tool, read three times from where it lies: once to know rules and repeated fingerprints, once to
 * check every result and count equals by position, once to give findings. Nothing is given before all of it is checked.
 */
import type { z } from "zod";
import { fingerprintOf, fingerprintVersions, type IdentifiedFinding, pathOf } from "../../findings/index.ts";
import { importFaults } from "../faults.ts";
import { findingOf, type RunContext } from "./finding.ts";
import { fingerprintsOf, ownFingerprint, shortHash } from "./identity.ts";
import { ordinalsOf } from "./ordinals.ts";
import { malformed } from "./piece.ts";
import { ruleBook } from "./rules.ts";
import { type Result, type Run, report as reportSchema, result as resultSchema } from "./schema.ts";
import { type SarifChunks, splitResults } from "./split.ts";

export type { SarifChunks } from "./split.ts";

export interface ImportOptions {
  /** Begins to read the report from its start; called three times. */
  readonly open: () => SarifChunks;
  /** Results at most. */
  readonly mostResults: number;
}

/** A report that was checked from its first to its last result. */
export interface ImportedReport {
  /** Names of the tools, each once. */
  readonly tools: readonly string[];
  /** Patterns of the rules whose silence means something: `tool/*`. Empty for a report of our own. */
  readonly ran: readonly { readonly pattern: string; readonly version: string }[];
  readonly results: number;
  /** Every run says that it came to its end. */
  readonly isComplete: boolean;
  readonly repository: { readonly url: string; readonly branch?: string; readonly commit?: string } | undefined;
  readonly ordinals: Int32Array;
  readonly contexts: readonly RunContext[];
}

const limits = { resultBytes: 8 * 1024 * 1024, skeletonBytes: 32 * 1024 * 1024 };

/** @throws Fault `imports.malformed`, `imports.too_large` */
export async function inspectSarif({ open, mostResults }: ImportOptions): Promise<ImportedReport> {
  const { skeleton, repeated } = await readAround(open, mostResults);
  const { runs } = checked(reportSchema, skeleton, "the document");
  const contexts = runs.map((run): RunContext => ({ run, rules: ruleBook(run), toolId: toolIdOf(run), repeated }));
  const equals = ordinalsOf();
  for await (const { result, context, index } of resultsOf(open, contexts)) {
    const { location, ruleId, anchor } = findingOf(result, context);
    equals.add(
      index,
      shortHash([ruleId, pathOf(location), anchor].join("\0")),
      location.line ?? 0,
      location.column ?? 0,
    );
  }
  const foreign = contexts.filter(({ toolId }) => toolId !== "");
  const provenance = runs.flatMap(({ versionControlProvenance = [] }) => versionControlProvenance)[0];
  return {
    tools: [...new Set(runs.map(({ tool }) => tool.driver.name))],
    ran: foreign.map(({ toolId, run: { tool } }) => ({
      pattern: `${toolId}/*`,
      version: (tool.driver.semanticVersion ?? tool.driver.version ?? "unknown").slice(0, 100),
    })),
    results: equals.count(),
    isComplete: runs.every(({ invocations = [] }) => invocations.every((one) => one.executionSuccessful !== false)),
    repository:
      provenance?.repositoryUri === undefined
        ? undefined
        : {
            url: provenance.repositoryUri,
            ...(provenance.branch !== undefined && { branch: provenance.branch }),
            ...(provenance.revisionId !== undefined && { commit: provenance.revisionId }),
          },
    ordinals: equals.assign(),
    contexts,
  };
}

/** @param targetLabel what the report is about; a report of our own about the same target keeps its fingerprints */
export async function* readSarifFindings(
  { open }: Pick<ImportOptions, "open">,
  { contexts, ordinals }: ImportedReport,
  targetLabel: string,
): AsyncGenerator<IdentifiedFinding> {
  const newest = fingerprintVersions.at(-1)!;
  const former = fingerprintVersions.slice(0, -1);
  for await (const { result, context, index } of resultsOf(open, contexts)) {
    const finding = findingOf(result, context);
    const identity = { targetLabel, family: finding.ruleId, path: pathOf(finding.location), anchor: finding.anchor };
    const ordinal = ordinals[index] ?? 0;
    const own = context.run.automationDetails?.id === `gatewatch/${targetLabel}/` ? ownFingerprint(result) : undefined;
    const isOwn = own !== undefined && context.toolId === "" && !context.repeated.has(shortHash(ownText(own)));
    yield {
      ...finding,
      fingerprint: isOwn ? own : fingerprintOf(newest, identity, ordinal),
      ordinal,
      ...(former.length > 0 &&
        !isOwn && { formerFingerprints: former.map((version) => fingerprintOf(version, identity, ordinal)) }),
    };
  }
}

function ownText(fingerprint: string): string {
  return `gatewatchFingerprint/v1=${fingerprint}`;
}

/** The first reading: what stands around the results, and fingerprints that more than one of them has. */
async function readAround(open: () => SarifChunks, mostResults: number) {
  const seen = new Set<number>();
  const repeated = new Set<number>();
  const elements = splitResults(open(), limits);
  for (let count = 1; ; count++) {
    const next = await elements.next();
    if (next.done) return { skeleton: next.value, repeated };
    if (count > mostResults) {
      throw importFaults("imports.too_large", {
        message: `The report holds more than ${mostResults} results, which is the most for one import. Split it by run or folder.`,
      });
    }
    const { value, run } = next.value;
    const { fingerprints, partialFingerprints } = value as Partial<Result>;
    for (const text of fingerprintsOf(loosely(fingerprints, partialFingerprints))) {
      const hash = shortHash(text);
      if (seen.has(hash)) repeated.add(hash);
      seen.add(hash);
    }
    if (run < 0) throw malformed("results stand outside of runs");
  }
}

/** Only checked by the second reading. */
function loosely(fingerprints: unknown, partialFingerprints: unknown): Result {
  const named = (value: unknown) => (value !== null && typeof value === "object" ? { ...value } : {});
  return { message: {}, fingerprints: named(fingerprints), partialFingerprints: named(partialFingerprints) };
}

/** Every result that reports a defect, checked; what passed, does not apply or is absent is none. */
async function* resultsOf(open: () => SarifChunks, contexts: readonly RunContext[]) {
  for await (const { run, index, value } of splitResults(open(), limits)) {
    const result = checked(resultSchema, value, `runs[${run}].results, result ${index + 1} of the report`);
    const context = contexts[run];
    if (!context) throw malformed(`runs[${run}] has results and no tool`);
    const isDefect = !["pass", "notApplicable"].includes(result.kind ?? "fail") && result.baselineState !== "absent";
    if (isDefect) yield { result, context, index };
  }
}

function checked<Schema extends z.ZodType>(schema: Schema, value: unknown, place: string): z.output<Schema> {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw malformed(`${place}: ${issue?.path.join(".") || "it"}: ${issue?.message ?? "cannot be read"}`);
}

/** `Example Scanner 2` → `example-scanner-2`; our own reports have none. */
function toolIdOf({ tool }: Run): string {
  const name = tool.driver.name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 60);
  return name === "gatewatch" ? "" : name || "tool";
}
