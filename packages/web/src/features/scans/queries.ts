import type { Client, Finding, FindingList, Scan, ScanList, ScanStatus, Severity } from "@gatewatch/sdk";
import { type InfiniteData, infiniteQueryOptions, type QueryClient, queryOptions } from "@tanstack/react-query";

const scansAPage = 50;
const findingsAPage = 100;
/** Beyond this many, live findings are not added to the list that is shown: they come with its pages. */
const liveFindingsAtMost = 5000;

const scanKey = (id: string) => ["scan", id] as const;
const findingsKey = (scanId: string) => ["findings", scanId] as const;

export function scanListQuery(client: Client, status: ScanStatus | undefined) {
  return infiniteQueryOptions({
    queryKey: ["scans", status ?? "all"],
    queryFn: ({ pageParam, signal }) => client.scans.list({ status, limit: scansAPage, offset: pageParam }, signal),
    initialPageParam: 0,
    getNextPageParam: ({ pagination }) => (pagination.hasMore ? pagination.offset + pagination.limit : undefined),
  });
}

export function scanQuery(client: Client, id: string) {
  return queryOptions({ queryKey: scanKey(id), queryFn: ({ signal }) => client.scans.get(id, signal) });
}

/** Whether the team has scanned anything yet. */
export function anyScanQuery(client: Client) {
  return queryOptions({
    queryKey: ["scans", "any"],
    queryFn: async ({ signal }) => (await client.scans.list({ limit: 1 }, signal)).data.length > 0,
  });
}

export function findingListQuery(client: Client, scanId: string) {
  return infiniteQueryOptions({
    queryKey: findingsKey(scanId),
    queryFn: ({ pageParam, signal }) =>
      client.findings.list(scanId, { cursor: pageParam, limit: findingsAPage }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ meta }) => meta.next_cursor ?? undefined,
  });
}

/** Puts a scan that the server pushed where it is shown. Lists are patched in place; what is not on them stays off. */
export function patchScan(cache: QueryClient, scan: Scan): void {
  const before = cache.getQueryData<Scan>(scanKey(scan.id));
  cache.setQueryData(scanKey(scan.id), scan);
  cache.setQueriesData<InfiniteData<ScanList>>({ queryKey: ["scans"], predicate: isList }, (lists) => {
    if (lists === undefined) return lists;
    const pages = lists.pages.map((page) => ({
      ...page,
      data: page.data.map((row) => (row.id === scan.id ? { ...row, ...rowOf(scan) } : row)),
    }));
    return { ...lists, pages };
  });
  const ended = scan.finished_at !== null && before?.finished_at === null;
  const unseen = before === undefined || before.status !== scan.status;
  if (unseen) void cache.invalidateQueries({ queryKey: ["scans"] });
  if (ended) void cache.invalidateQueries({ queryKey: findingsKey(scan.id) });
}

/** Adds findings that the server pushed to the list of their scan, if that list has been read. */
export function patchFindings(cache: QueryClient, scanId: string, findings: readonly Finding[]): void {
  cache.setQueryData<InfiniteData<FindingList>>(findingsKey(scanId), (lists) => {
    const [first, ...rest] = lists?.pages ?? [];
    if (lists === undefined || first === undefined) return lists;
    const known = new Set(lists.pages.flatMap((page) => page.data.map((finding) => finding.id)));
    const added = findings.filter((finding) => !known.has(finding.id));
    if (added.length === 0 || known.size + added.length > liveFindingsAtMost) return lists;
    return { ...lists, pages: [{ ...first, data: [...first.data, ...added] }, ...rest] };
  });
}

/** The read and pushed findings as one list without repeats, worst first, oldest first among equals. */
export function findingsInOrder(lists: InfiniteData<FindingList> | undefined): Finding[] {
  const byId = new Map<string, Finding>();
  for (const page of lists?.pages ?? []) for (const finding of page.data) byId.set(finding.id, finding);
  return [...byId.values()].sort(
    (one, other) =>
      ranks[one.severity] - ranks[other.severity] ||
      other.severity_score - one.severity_score ||
      one.observed_at.localeCompare(other.observed_at) ||
      one.id.localeCompare(other.id),
  );
}

const ranks: Record<Severity, number> = { critical: 0, high: 1, medium: 2, low: 3, info: 4 };

function isList(query: { queryKey: readonly unknown[] }): boolean {
  return query.queryKey[1] !== "any";
}

function rowOf(scan: Scan) {
  const { new: _new, persisting: _persisting, fixed: _fixed, ...severityCounts } = scan.counts;
  return {
    status: scan.status,
    partial: scan.partial,
    changesOnly: scan.changes !== null,
    score: scan.score,
    completedAt: scan.finished_at,
    vulnerabilityCount: scan.counts.total,
    severityCounts,
    progressPercent: scan.progress.percent,
  };
}
