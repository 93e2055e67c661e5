/**
 * SARIF 2.1.0 of any tool, read from where it lies: once past the results to know the rules, once to check every result
 * and count equals by position, once to give findings. Nothing is given before all of it is checked.
 */
import type { z } from "zod";
import { fingerprintOf, fingerprintVersions, type IdentifiedFinding, pathOf } from "../../findings/index.ts";
import { importFaults } from "../faults.ts";
import { findingOf, identityOf, type RunContext } from "./finding.ts";
import { ownFingerprint, shortHash } from "./identity.ts";
import { ordinalsOf } from "./ordinals.ts";
import { malformed } from "./piece.ts";
import { placesIn } from "./place.ts";
import { ruleBook } from "./rules.ts";
import { type Run, report as reportSchema, result as resultSchema } from "./schema.ts";
import { outlineOf, type SarifChunks, splitResults } from "./split.ts";

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
  /** Hashes of fingerprints that stand in the report more than once. */
  readonly repeated: ReadonlySet<number>;
}

const limits = { resultBytes: 8 * 1024 * 1024, skeletonBytes: 32 * 1024 * 1024 };

/** @throws Fault `imports.malformed`, `imports.too_large` */
export async function inspectSarif({ open, mostResults }: ImportOptions): Promise<ImportedReport> {
  const { skeleton, results } = await outlineOf(open(), limits);
  if (results > mostResults) {
    throw importFaults("imports.too_large", {
      message: `The report holds more than ${mostResults} results, which is the most for one import. Split it by run or folder.`,
    });
  }
  const { runs } = checked(reportSchema, skeleton, "the document");
  const contexts = runs.map(
    (run): RunContext => ({ run, rules: ruleBook(run), places: placesIn(run), toolId: toolIdOf(run) }),
  );
  const [seen, repeated, equals] = [new Set<number>(), new Set<number>(), ordinalsOf()];
  for await (const { result, context, index, isDefect } of resultsOf(open, contexts)) {
    const { ruleId, location, own, content } = identityOf(result, context);
    const hashes = own.map(shortHash);
    for (const hash of hashes) (seen.has(hash) ? repeated : seen).add(hash);
    if (!isDefect) continue;
    const place = shortHash(`${ruleId}\0${pathOf(location)}`);
    equals.add(index, place, hashes, shortHash(content), location.line, location.column);
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
    ordinals: equals.assign(repeated),
    contexts,
    repeated,
  };
}

/** A finding with what the report's own baseline says of it. */
export interface ImportedFinding extends IdentifiedFinding {
  readonly baselineState?: "new" | "unchanged";
}

/** @param targetLabel what the report is about; a report of our own about the same target keeps its fingerprints */
export async function* readSarifFindings(
  { open }: Pick<ImportOptions, "open">,
  { contexts, ordinals, repeated }: ImportedReport,
  targetLabel: string,
): AsyncGenerator<ImportedFinding> {
  const newest = fingerprintVersions.at(-1)!;
  const former = fingerprintVersions.slice(0, -1);
  for await (const { result, context, index, isDefect } of resultsOf(open, contexts)) {
    if (!isDefect) continue;
    const finding = findingOf(result, context, repeated);
    const identity = { targetLabel, family: finding.ruleId, path: pathOf(finding.location), anchor: finding.anchor };
    const ordinal = ordinals[index] ?? 0;
    const own = context.run.automationDetails?.id === `gatewatch/${targetLabel}/` ? ownFingerprint(result) : undefined;
    const isOwn = own !== undefined && context.toolId === "" && !repeated.has(shortHash(ownText(own)));
    yield {
      ...finding,
      ...(result.baselineState !== undefined && {
        baselineState: result.baselineState === "new" ? ("new" as const) : ("unchanged" as const),
      }),
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

/** Every result, checked; what passed, does not apply or is absent is no defect. */
async function* resultsOf(open: () => SarifChunks, contexts: readonly RunContext[]) {
  for await (const elements of splitResults(open(), limits)) {
    for (const { run, index, value } of elements) {
      const result = checked(resultSchema, value, `runs[${run}].results, result ${index + 1} of the report`);
      const context = contexts[run];
      if (!context) throw malformed(`runs[${run}] has results and no tool`);
      const isDefect = !["pass", "notApplicable"].includes(result.kind ?? "fail") && result.baselineState !== "absent";
      yield { result, context, index, isDefect };
    }
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
