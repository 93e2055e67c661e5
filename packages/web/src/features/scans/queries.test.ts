import type { Finding, FindingList, Scan, ScanList, ScanRow, Severity } from "@gatewatch/sdk";
import { type InfiniteData, QueryClient } from "@tanstack/react-query";
import { beforeEach, describe, expect, test } from "vitest";
import { findingsInOrder, patchFindings, patchScan } from "./queries.ts";

let cache: QueryClient;
beforeEach(() => {
  cache = new QueryClient();
});

const counts = { critical: 0, high: 0, medium: 0, low: 0, info: 0, total: 0 };
const scan = (more: Partial<Scan> = {}): Scan => ({
  id: "s1",
  name: "example",
  kind: "repo",
  profile: "full",
  trigger: "ui",
  status: "running",
  partial: false,
  status_reason: null,
  status_message: null,
  target: "git.example.com/acme/api",
  repository: null,
  commit: null,
  progress: { percent: 1, current: 1, total: 100, stage: "", message: "" },
  stages: [],
  counts: { ...counts, new: 0, persisting: 0, fixed: 0 },
  score: null,
  grade: null,
  not_covered: { total: 0, items: [] },
  excluded: { total: 0, items: [] },
  changes: null,
  suppressed: { total: 0, items: [] },
  statistics: {},
  created_at: "2026-11-21T10:41:02.000Z",
  started_at: null,
  finished_at: null,
  estimated_completion: null,
  last_output_at: null,
  ...more,
});
const finding = (id: string, severity: Severity, score = 5): Finding => ({
  id,
  vulnerability_id: id,
  scan_id: "s1",
  engine: "secrets",
  rule_id: "secrets.example",
  category: "secrets",
  title: id,
  short_description: "",
  description: "",
  remediation: "",
  references: [],
  cwe: [],
  severity,
  severity_score: score,
  cvss_vector: null,
  confidence: 9,
  diff_state: "new",
  place: "a.ts:1",
  location: {},
  trace: [],
  evidence: {},
  observed_at: "2026-11-21T10:41:02.000Z",
});
const row = (id: string): ScanRow => ({
  id,
  name: id,
  status: "running",
  kind: "repo",
  target: "t",
  createdAt: "2026-11-21T10:41:02.000Z",
  completedAt: null,
  language: null,
  repository: null,
  vulnerabilityCount: 0,
  severityCounts: counts,
  score: null,
  partial: false,
  changesOnly: false,
  progressPercent: 0,
});

function showFindings(...pages: Finding[][]) {
  const data: InfiniteData<FindingList> = {
    pages: pages.map((page) => ({ data: page, meta: { next_cursor: null, total: null, total_kind: "exact" } })),
    pageParams: pages.map(() => undefined),
  };
  cache.setQueryData(["findings", "s1"], data);
}
const shown = () => findingsInOrder(cache.getQueryData(["findings", "s1"])).map((one) => one.id);

describe("findings", () => {
  test("come worst first, whatever page or push brought them, and once", () => {
    showFindings([finding("a", "medium")], [finding("b", "info"), finding("a", "medium")]);
    patchFindings(cache, "s1", [finding("c", "critical"), finding("a", "medium"), finding("d", "medium", 6)]);
    expect(shown()).toEqual(["c", "d", "a", "b"]);
  });

  test("are not kept for a list that was never read, and not without end", () => {
    patchFindings(cache, "s1", [finding("a", "high")]);
    expect(cache.getQueryData(["findings", "s1"])).toBeUndefined();
    showFindings(Array.from({ length: 5000 }, (_, at) => finding(`f${at}`, "low")));
    patchFindings(cache, "s1", [finding("one more", "critical")]);
    expect(shown()).toHaveLength(5000);
  });
});

describe("a pushed scan", () => {
  const lists = (): InfiniteData<ScanList> => ({
    pages: [
      {
        version: "v1",
        data: [row("s0"), row("s1")],
        pagination: { total: 2, limit: 50, offset: 0, hasMore: false },
        filters: { status: null, language: null },
      },
    ],
    pageParams: [0],
  });

  test("changes its row in every list and leaves the others alone", () => {
    cache.setQueryData(["scans", "all"], lists());
    patchScan(
      cache,
      scan({
        progress: { ...scan().progress, percent: 40 },
        counts: { ...counts, high: 2, total: 2, new: 2, persisting: 0, fixed: 0 },
      }),
    );
    const [other, changed] = cache.getQueryData<InfiniteData<ScanList>>(["scans", "all"])?.pages[0]?.data ?? [];
    expect(other).toEqual(row("s0"));
    expect(changed).toMatchObject({ progressPercent: 40, vulnerabilityCount: 2, severityCounts: { high: 2 } });
    expect(changed?.severityCounts).not.toHaveProperty("new");
  });

  test("has lists read again only when its status changed, and its findings when it ended", () => {
    cache.setQueryData(["scans", "all"], lists());
    showFindings([]);
    const stale = (...key: string[]) => cache.getQueryState(key)?.isInvalidated;
    patchScan(cache, scan());
    cache.setQueryData(["scans", "all"], lists());
    patchScan(cache, scan({ last_output_at: "2026-11-21T10:41:03.000Z" }));
    expect(stale("scans", "all")).toBe(false);
    expect(stale("findings", "s1")).toBe(false);
    patchScan(cache, scan({ status: "completed", finished_at: "2026-11-21T10:42:00.000Z" }));
    expect(stale("scans", "all")).toBe(true);
    expect(stale("findings", "s1")).toBe(true);
  });
});
