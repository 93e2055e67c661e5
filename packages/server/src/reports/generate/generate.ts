import { rm } from "node:fs/promises";
import type { Clock } from "@gatewatch/base/clock";
import { type Db, inTransaction } from "@gatewatch/base/db";
import type { UserId } from "../../kernel/actor.ts";
import type { AuditLog } from "../../kernel/audit/index.ts";
import type { Events } from "../../kernel/events/index.ts";
import type { ListedScan, Scan, Scanning } from "../../scanning/index.ts";
import type { Vulnerabilities } from "../../vulnerabilities/index.ts";
import { type Rendition, type Report, type ReportFormat, reportFormats } from "../contract.ts";
import type { Files } from "../files.ts";
import { healthScore } from "../health.ts";
import { markGenerating, markReady, selectReport } from "../store.ts";
import { type Facts, reportKinds } from "../types/index.ts";
import { type Draft, dataOf, renderings } from "./render.ts";
import { reportedFindings } from "./reported-findings.ts";
import { figureBlocks, scopeBlocks } from "./scope-blocks.ts";
import { Spool } from "./spool.ts";
import { Tally } from "./tally.ts";

export interface GenerateDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly files: Files;
  readonly scanning: Pick<Scanning, "get" | "list">;
  readonly vulnerabilities: Pick<Vulnerabilities, "eachFinding" | "issue">;
  readonly audit: Pick<AuditLog, "record" | "all">;
  readonly events: Pick<Events, "emit">;
  /** How people call somebody; `undefined` for one who is gone. */
  readonly nameOf: (userId: UserId) => Promise<string | undefined>;
  /** Of this program. */
  readonly version: string;
}

const earlierShown = 12;
const earlierSearched = 500;

/**
 * Makes every document of a report and marks it ready, or leaves nothing that counts: a repeated attempt writes the
 * same files again.
 *
 * @param attempt number of this try
 */
export async function generateReport(
  deps: GenerateDeps,
  report: Report,
  attempt: number,
  signal: AbortSignal,
): Promise<void> {
  const { db, clock, files } = deps;
  const { id, teamId } = report;
  await markGenerating(db, teamId, id, clock.now());
  const folder = await files.scratch(id, attempt);
  const spool = new Spool(folder);
  try {
    const draft = await draftOf(deps, report, spool);
    const renditions: Rendition[] = [];
    for (const format of formatsOf(report)) {
      signal.throwIfAborted();
      const { mediaType, render } = renderings[format];
      renditions.push({ format, mediaType, ...(await files.write(teamId, id, format, attempt, render(draft))) });
    }
    await files.write(teamId, id, "data", attempt, dataOf(draft));
    signal.throwIfAborted();
    const isReady = await inTransaction(db, async (tx) => {
      const { tally, durationSeconds } = draft;
      const made = {
        generatedAt: draft.madeAt,
        counts: tally.counts,
        healthScore: healthScore(tally.openCounts),
        scanDurationSeconds: durationSeconds,
        renditions,
      };
      if (!(await markReady(tx, teamId, id, made))) return false;
      await deps.audit.record(tx, { kind: "system", teamId }, "reports.ready", `report:${id}`, { type: report.type });
      await deps.events.emit(tx, teamId, "report.ready", { report_id: id, type: report.type });
      return true;
    });
    // Deleted while it was made; if another attempt was faster, the files are those of its report.
    if (!isReady && !(await selectReport(db, teamId, id))) await files.remove(teamId, id);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** An audit report has no findings that SARIF could carry. */
function formatsOf({ type }: Report): readonly ReportFormat[] {
  return type === "audit" ? reportFormats.filter((format) => format !== "sarif") : reportFormats;
}

async function draftOf(deps: GenerateDeps, report: Report, spool: Spool): Promise<Draft> {
  const madeAt = deps.clock.now();
  const scans: Scan[] = [];
  for (const id of report.scanIds) scans.push(await deps.scanning.get(report.teamId, id));
  const tally = new Tally();
  try {
    await collect(deps, report, scans, spool, tally);
  } finally {
    await spool.close();
  }
  const names = new Map<string, string>();
  const nameOf = async (userId: UserId) => {
    const known = names.get(userId) ?? (await deps.nameOf(userId)) ?? userId;
    if (names.size < 10_000) names.set(userId, known);
    return known;
  };
  const facts: Facts = {
    report,
    now: madeAt,
    scans,
    tally,
    spool,
    nameOf,
    earlier: (scan) => earlierScans(deps, scan),
    issue: (id) => deps.vulnerabilities.issue(report.teamId, id),
    entries: () => deps.audit.all(report.teamId, periodOf(report)),
  };
  const durationSeconds = Math.round(scans.reduce((sum, scan) => sum + durationOf(scan, madeAt), 0) / 1000);
  const by = await nameOf(report.generatedBy.userId);
  return {
    report,
    scans,
    opening: [
      ...scopeBlocks(report, scans, { by, at: madeAt, version: deps.version }),
      ...(report.type === "audit" ? [] : figureBlocks(tally, durationSeconds)),
    ],
    account: await reportKinds[report.type].account(facts),
    tally,
    spool,
    madeAt,
    durationSeconds,
    version: deps.version,
  };
}

/** An issue that several scans saw is listed once, by its worst sighting. */
async function collect(deps: GenerateDeps, report: Report, scans: readonly Scan[], spool: Spool, tally: Tally) {
  if (report.type === "audit" || scans.length === 0) return;
  const { severity, statuses, vulnerabilityIds } = report.filters;
  const targets = new Map(scans.map((scan) => [scan.id as string, scan.targetLabel]));
  const seen = new Set<string>();
  const findings = reportedFindings(deps.vulnerabilities, report.teamId, report.scanIds, severity);
  for await (const finding of findings) {
    if (statuses && !statuses.includes(finding.status)) continue;
    if (vulnerabilityIds && !vulnerabilityIds.includes(finding.issueId)) continue;
    const isNew = !seen.has(finding.issueId);
    if (isNew && scans.length > 1) seen.add(finding.issueId);
    await spool.add(finding, isNew ? ["all", finding.scanId] : [finding.scanId]);
    if (isNew) tally.add(finding, targets.get(finding.scanId) ?? finding.scanId);
  }
}

async function earlierScans({ scanning }: GenerateDeps, scan: Scan): Promise<ListedScan[]> {
  const found: ListedScan[] = [];
  let after = scan.id;
  for (let searched = 0; searched < earlierSearched && found.length < earlierShown; searched += 100) {
    const page = await scanning.list(scan.teamId, { status: ["completed"], limit: 100, after });
    found.push(
      ...page.scans.filter(
        ({ targetLabel, kind, isLimited }) => targetLabel === scan.targetLabel && kind === scan.kind && !isLimited,
      ),
    );
    const last = page.scans.at(-1);
    if (!page.hasMore || !last) break;
    after = last.id;
  }
  return found.slice(0, earlierShown);
}

function periodOf({ filters }: Report): { readonly since?: Date; readonly until?: Date } {
  return {
    ...(filters.from !== undefined && { since: new Date(filters.from) }),
    ...(filters.to !== undefined && { until: new Date(filters.to) }),
  };
}

function durationOf({ startedAt, finishedAt }: Scan, now: Date): number {
  return startedAt === null ? 0 : (finishedAt ?? now).getTime() - startedAt.getTime();
}
