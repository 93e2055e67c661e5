import type { Clock } from "@gatewatch/base/clock";
import { inTransaction } from "@gatewatch/base/db";
import { newId } from "@gatewatch/base/ids";
import { type EngineId, engineIds, type IdentifiedFinding, type ScanCoverage } from "@gatewatch/engines/findings";
import { type ImportedReport, inspectSarif, readSarifFindings } from "@gatewatch/engines/imports";
import type { Principal } from "../../kernel/actor.ts";
import type { ReportImport, Scan, TargetInput } from "../contract.ts";
import { scanFaults } from "../faults.ts";
import { failedBy, Recorder, type RecorderDeps } from "../runners/index.ts";
import {
  type Attempt,
  endScan,
  getScan,
  type ImportTarget,
  type Outcome,
  requireScan,
  type ScansDeps,
  startImport,
} from "../scans/index.ts";
import { resolveTarget } from "../targets/index.ts";
import { type SpoolLimits, spool } from "./spool.ts";

export interface ImportDeps extends ScansDeps, RecorderDeps {
  readonly scratchFolder: string;
  readonly limits: SpoolLimits & { readonly results: number };
}

const batchSize = 1000;
const progressEveryMs = 500;

/**
 * Makes a scan of a report. All of it is checked before anything is written; after that the scan ends whatever happens.
 *
 * @throws Fault `imports.malformed`, `imports.too_large`, `scans.invalid_target`, `scans.target_refused`,
 *   `scans.not_found`
 */
export async function importReport(
  deps: ImportDeps,
  actor: Principal,
  request: ReportImport,
  body: AsyncIterable<Uint8Array>,
): Promise<Scan> {
  await using report = await spool({ ...deps, folder: deps.scratchFolder }, body, deps.limits);
  const inspected = await inspectSarif({ open: report.open, mostResults: deps.limits.results });
  const target = await targetOf(deps, actor, request, inspected);
  const id = newId<"scan">(deps.clock, deps.random);
  const started = await startImport(deps, actor, {
    id,
    target,
    tool: inspected.tools.join(", ").slice(0, 100),
    name: request.name,
    commit: request.commit ?? inspected.repository?.commit ?? null,
  });
  const attempt: Attempt = { teamId: actor.teamId, id, attempt: 1 };
  const recorder = new Recorder(deps, attempt, {
    targetId: started.target_id,
    baselineScanId: started.baseline_scan_id,
    stages: [],
  });
  const outcome = await store(
    deps.clock,
    recorder,
    readSarifFindings({ open: report.open }, inspected, target.label),
    inspected,
  );
  await inTransaction(deps.db, (tx) =>
    endScan(tx, deps, attempt, outcome, deps.clock.now(), coverageOf(inspected, recorder.coverage())),
  );
  return getScan(deps.db, actor.teamId, id, deps.clock.now());
}

/** While a batch is stored the next one is read. */
async function store(
  clock: Clock,
  recorder: Recorder,
  findings: AsyncIterable<IdentifiedFinding>,
  { results, isComplete }: ImportedReport,
): Promise<Outcome> {
  let storing = Promise.resolve();
  try {
    let batch: IdentifiedFinding[] = [];
    let stored = 0;
    let saidAtMs = 0;
    const flush = async (full: readonly IdentifiedFinding[]) => {
      await recorder.take(full.map((finding) => ({ type: "finding", finding })));
      stored += full.length;
      if (clock.now().getTime() - saidAtMs < progressEveryMs) return;
      saidAtMs = clock.now().getTime();
      recorder.say("import", `${stored} of ${results} results stored`);
      await recorder.saveProgress();
    };
    for await (const finding of findings) {
      batch.push(finding);
      if (batch.length < batchSize) continue;
      await storing;
      storing = flush(batch);
      storing.catch(() => {}); // heard by whoever waits for it next
      batch = [];
    }
    await storing;
    await flush(batch);
  } catch (error) {
    await storing.catch(() => {}); // the last batch is stored or not before the scan ends
    return failedBy(error);
  }
  return {
    status: "completed",
    reason: isComplete ? null : "not_covered",
    message: isComplete ? "Imported" : "Imported; the tool says that it did not come to its end",
    partial: !isComplete,
    score: null,
  };
}

/** A report says something about the rules of its tools, and nothing about any other. */
function coverageOf({ ran, isComplete }: ImportedReport, stored: ScanCoverage): ScanCoverage | undefined {
  const [first] = ran;
  if (!isComplete || !first) return undefined;
  const rules = ran.map(({ pattern }) => pattern);
  const engines: readonly EngineId[] = engineIds;
  return {
    ...stored,
    completedEngines: engines,
    ran: new Map(engines.map((engine) => [engine, { version: first.version, rules }])),
  };
}

async function targetOf(
  deps: ImportDeps,
  { teamId }: Principal,
  { about, branch }: ReportImport,
  { repository }: ImportedReport,
): Promise<ImportTarget> {
  if (about && "scanId" in about) {
    const row = await requireScan(deps.db, teamId, about.scanId);
    const { kind, source, target_label: label, name, raw } = row;
    return { kind: kind === "web" ? "web" : "repo", source, label, name, raw, repository: row.repository };
  }
  const asked: TargetInput | undefined = about ?? (repository && { kind: "git", url: repository.url });
  if (!asked) {
    throw scanFaults("scans.invalid_target", {
      message:
        'The report does not say which repository it is about. Name it: "?git_url=https://…", "?url=https://…" or "?scan_id=…".',
      fields: [{ field: "git_url", reason: "is missing, and the report has no versionControlProvenance" }],
    });
  }
  const named = branch ?? (about ? undefined : repository?.branch);
  const input: TargetInput = asked.kind === "git" && named !== undefined ? { ...asked, branch: named } : asked;
  return { ...(await resolveTarget(teamId, input, deps)), raw: JSON.stringify(input) };
}
