import type { Client, Vulnerability, VulnerabilityPage, VulnerabilityQuery, VulnerabilityRow } from "@gatewatch/sdk";
import { type InfiniteData, infiniteQueryOptions, type QueryClient, queryOptions } from "@tanstack/react-query";

const rowsAPage = 100;
const listKey = ["vulnerabilities"] as const;
const oneKey = (id: string) => ["vulnerability", id] as const;

export function vulnerabilityListQuery(client: Client, query: VulnerabilityQuery) {
  return infiniteQueryOptions({
    queryKey: [...listKey, query],
    queryFn: ({ pageParam, signal }) =>
      client.vulnerabilities.list({ ...query, cursor: pageParam, limit: rowsAPage }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ meta }) => meta.next_cursor ?? undefined,
  });
}

export function vulnerabilityQuery(client: Client, id: string) {
  return queryOptions({
    queryKey: oneKey(id),
    queryFn: ({ signal }) => client.vulnerabilities.get(id, signal),
    // Decisions are made on it: it is read again each time it is opened.
    refetchOnMount: "always",
  });
}

/** Stops readings under way, whose answers would show again what a change is about to replace. */
export async function stopReading(cache: QueryClient): Promise<void> {
  await Promise.all([cache.cancelQueries({ queryKey: listKey }), cache.cancelQueries({ queryKey: ["vulnerability"] })]);
}

/** Puts a change where the vulnerabilities are shown. */
export function patchRows(cache: QueryClient, ids: ReadonlySet<string>, change: Partial<VulnerabilityRow>): void {
  cache.setQueriesData<InfiniteData<VulnerabilityPage>>({ queryKey: listKey }, (lists) => {
    if (lists === undefined) return lists;
    const pages = lists.pages.map((page) => ({
      ...page,
      data: page.data.map((row) => (ids.has(row.id) ? { ...row, ...change } : row)),
    }));
    return { ...lists, pages };
  });
  for (const id of ids)
    cache.setQueryData<Vulnerability>(oneKey(id), (one) => (one === undefined ? one : { ...one, ...change }));
}

/** Reads again what a change may have moved; an answer from before the change must not pass for the newest one. */
export async function refreshVulnerabilities(cache: QueryClient): Promise<void> {
  await stopReading(cache);
  await Promise.all([
    cache.invalidateQueries({ queryKey: listKey }),
    cache.invalidateQueries({ queryKey: ["vulnerability"] }),
  ]);
}

/** Reads again what an event of the live socket says has changed; the list itself waits, so that nothing moves under its reader. */
export function patchVulnerabilityEvent(cache: QueryClient, event: string): void {
  if (!event.startsWith("vulnerability.")) return;
  void cache.invalidateQueries({ queryKey: ["vulnerability"] });
  void cache.invalidateQueries({ queryKey: listKey, refetchType: "none" });
}
