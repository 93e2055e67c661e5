import type { Clock } from "@gatewatch/base/clock";
import { type Db, inTransaction, type Tx } from "@gatewatch/base/db";
import { newId } from "@gatewatch/base/ids";
import type { Random } from "@gatewatch/base/random";
import type { Principal, TeamId } from "../kernel/actor.ts";
import type { Audit } from "../kernel/audit/index.ts";
import type { ListedScan, Scanning } from "../scanning/index.ts";
import type { Vulnerabilities } from "../vulnerabilities/index.ts";
import type { NewReport, Report, ReportFilters, ReportId } from "./contract.ts";
import { reportFaults } from "./faults.ts";
import { insertReport, selectReport } from "./store.ts";
import { incidentAtMost, reportKinds } from "./types/index.ts";

export interface CreateDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly random: Random;
  readonly audit: Pick<Audit, "record">;
  readonly scanning: Pick<Scanning, "get" | "list" | "repository">;
  readonly vulnerabilities: Pick<Vulnerabilities, "issue">;
  /** Queues the generation in the transaction that stores the report. */
  readonly sendJob: (tx: Tx, reportId: string) => Promise<void>;
}

const dayMs = 24 * 3_600_000;
const keptDays = 90;
const keptDaysAtMost = 3650;
const scansAtMost = 100;
const scansSearched = 2000;

/**
 * Stores a report and queues its generation. Which scans it is about is settled now.
 *
 * @throws Fault `reports.invalid`, `reports.not_allowed`, `scans.not_found`, `repositories.not_found`,
 *   `vulnerabilities.not_found`
 */
export async function createReport(deps: CreateDeps, actor: Principal, request: NewReport): Promise<Report> {
  const { type } = request;
  if (type === "audit" && !actor.permissions.has("audit.read")) {
    throw reportFaults("reports.not_allowed", {
      message: "A report on the audit log shows that log: it needs a key or role with audit.read.",
    });
  }
  const now = deps.clock.now();
  const expiresAt = request.expiresAt ?? new Date(now.getTime() + keptDays * dayMs);
  if (expiresAt <= now || expiresAt.getTime() > now.getTime() + keptDaysAtMost * dayMs) {
    throw invalid(
      "expires_at",
      `must be in the future and at most ${keptDaysAtMost} days away`,
      expiresAt.toISOString(),
    );
  }
  const filters = await checkedFilters(deps, actor.teamId, request);
  const scanIds = type === "audit" ? [] : await scansOf(deps, actor.teamId, request, filters);
  const id = newId<"report">(deps.clock, deps.random) as ReportId;
  return inTransaction(deps.db, async (tx) => {
    await insertReport(tx, actor.teamId, {
      id,
      type,
      title: request.title?.trim() || `${reportKinds[type].title}, ${now.toISOString().slice(0, 10)}`,
      description: request.description ?? "",
      scanIds,
      filters,
      createdAt: now,
      expiresAt,
      userId: actor.userId,
      keyId: actor.keyId ?? null,
    });
    await deps.audit.record(tx, actor, "reports.created", `report:${id}`, { type, scans: scanIds.length });
    await deps.sendJob(tx, id);
    return (await selectReport(tx, actor.teamId, id))!;
  });
}

async function checkedFilters(
  deps: CreateDeps,
  teamId: TeamId,
  { type, filters = {} }: NewReport,
): Promise<ReportFilters> {
  const { from, to, vulnerabilityIds } = filters;
  if (from !== undefined && to !== undefined && Date.parse(from) > Date.parse(to)) {
    throw invalid("from", "must not be later than to", from);
  }
  if (vulnerabilityIds === undefined) return filters;
  if (type !== "incident" || vulnerabilityIds.length > incidentAtMost) {
    throw invalid("vulnerability_ids", `belongs to incident reports, with at most ${incidentAtMost} ids`, type);
  }
  const ids: string[] = [];
  for (const id of vulnerabilityIds) ids.push((await deps.vulnerabilities.issue(teamId, id)).id);
  return { ...filters, vulnerabilityIds: ids };
}

async function scansOf(
  deps: CreateDeps,
  teamId: TeamId,
  { scanIds }: NewReport,
  filters: ReportFilters,
): Promise<readonly string[]> {
  if (scanIds !== undefined && scanIds.length > scansAtMost) {
    throw invalid("scan_ids", `must be at most ${scansAtMost}`, String(scanIds.length));
  }
  if (scanIds !== undefined && scanIds.length > 0) {
    const ids: string[] = [];
    for (const id of scanIds) ids.push((await deps.scanning.get(teamId, id)).id);
    return [...new Set(ids)];
  }
  if (filters.vulnerabilityIds !== undefined) {
    const ids: string[] = [];
    for (const id of filters.vulnerabilityIds) {
      const { firstSeenScan, lastSeenScan } = await deps.vulnerabilities.issue(teamId, id);
      ids.push(firstSeenScan, lastSeenScan);
    }
    return [...new Set(ids)];
  }
  const found = await newestOfEachTarget(deps, teamId, filters);
  if (found.length > 0) return found;
  throw invalid("scan_ids", "names no scan, and no completed scan fits the filters; scan first", "");
}

async function newestOfEachTarget(
  { scanning }: CreateDeps,
  teamId: TeamId,
  { repository: reference, from, to }: ReportFilters,
): Promise<string[]> {
  const repository = reference === undefined ? undefined : await scanning.repository(teamId, reference);
  const fits = (scan: ListedScan) =>
    !scan.isLimited &&
    (from === undefined || scan.createdAt >= new Date(from)) &&
    (to === undefined || scan.createdAt <= new Date(to)) &&
    (repository === undefined ||
      (scan.repository?.fullName === repository.fullName && scan.repository.instance === repository.instance));
  const newest = new Map<string, string>();
  let after: ListedScan["id"] | undefined;
  for (let searched = 0; searched < scansSearched && newest.size < scansAtMost; searched += 100) {
    const page = await scanning.list(teamId, { status: ["completed"], limit: 100, ...(after && { after }) });
    for (const scan of page.scans) {
      const target = `${scan.kind} ${scan.targetLabel}`;
      if (fits(scan) && !newest.has(target) && newest.size < scansAtMost) newest.set(target, scan.id);
    }
    after = page.scans.at(-1)?.id;
    if (!page.hasMore) break;
  }
  return [...newest.values()];
}

function invalid(field: string, reason: string, value: string): Error {
  const quoted = value === "" ? "" : ` ("${value.slice(0, 64)}")`;
  return reportFaults("reports.invalid", {
    message: `This report cannot be made: ${field}${quoted} ${reason}.`,
    fields: [{ field, reason }],
  });
}
