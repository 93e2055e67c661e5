import type { VulnerabilityQuery, VulnerabilityRow } from "@gatewatch/sdk";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { useClient } from "../../../client/index.ts";
import { vulnerabilityListQuery } from "../queries.ts";

/** Beyond this many, rows are not selected all at once: the filter is narrowed instead. */
export const selectedAtMost = 2000;

/** The list of a query, page by page as it is scrolled. */
export function useVulnerabilities(query: VulnerabilityQuery) {
  const list = useInfiniteQuery(vulnerabilityListQuery(useClient(), query));
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  const rows = useMemo(() => {
    // A row that moved between two pages while they were read is on both.
    const byId = new Map<string, VulnerabilityRow>();
    for (const page of list.data?.pages ?? []) for (const row of page.data) byId.set(row.id, row);
    return [...byId.values()];
  }, [list.data]);
  const onEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  /** Reads every further page and gives all rows there are. */
  const readAll = useCallback(async (): Promise<VulnerabilityRow[]> => {
    let { data, hasNextPage: more } = await fetchNextPage();
    while (more && (data?.pages.length ?? 0) * 100 < selectedAtMost)
      ({ data, hasNextPage: more } = await fetchNextPage());
    return (data?.pages ?? []).flatMap((page) => page.data);
  }, [fetchNextPage]);
  const meta = list.data?.pages.at(-1)?.meta;
  return { list, rows, meta, onEnd, readAll };
}
