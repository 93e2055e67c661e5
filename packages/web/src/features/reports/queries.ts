import type { Client, Report, ReportType } from "@gatewatch/sdk";
import { infiniteQueryOptions, type QueryClient, queryOptions } from "@tanstack/react-query";

const reportsAPage = 50;
const pollMs = 2000;

export function reportListQuery(client: Client, type: ReportType | undefined) {
  return infiniteQueryOptions({
    queryKey: ["reports", type ?? "all"],
    queryFn: ({ pageParam, signal }) => client.reports.list({ type, cursor: pageParam, limit: reportsAPage }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ meta }) => meta.next_cursor ?? undefined,
    // A report tells by the live socket when it is ready; without one it is asked.
    refetchInterval: ({ state }) =>
      state.data?.pages.some((page) => page.data.some(isUnfinished)) === true ? pollMs : false,
  });
}

export function reportQuery(client: Client, id: string) {
  return queryOptions({
    queryKey: ["report", id],
    queryFn: ({ signal }) => client.reports.get(id, signal),
    refetchInterval: ({ state }) => (state.data !== undefined && isUnfinished(state.data) ? pollMs : false),
  });
}

/** The scans that a report can be made of: the newest that ended. */
export function reportScansQuery(client: Client) {
  return queryOptions({
    queryKey: ["scans", "any", "for-reports"],
    queryFn: async ({ signal }) => (await client.scans.list({ status: "completed", limit: 50 }, signal)).data,
  });
}

/** Reads again what an event of the live socket says has changed. */
export function patchReportEvent(cache: QueryClient, event: string): void {
  if (!event.startsWith("report.")) return;
  void cache.invalidateQueries({ queryKey: ["reports"] });
  void cache.invalidateQueries({ queryKey: ["report"] });
}

export function isUnfinished({ status }: Pick<Report, "status">): boolean {
  return status === "queued" || status === "generating";
}
