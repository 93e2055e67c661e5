import type { Finding, Scan } from "@gatewatch/sdk";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useCallback, useMemo, useRef, useState } from "react";
import { useClient } from "../../../client/index.ts";
import { findingListQuery, findingsInOrder } from "../queries.ts";

export interface FindingsOfScan {
  /** As they are shown: worst first. */
  readonly findings: readonly Finding[];
  /** Arrived while somebody was reading; they enter with `letIn`. */
  readonly waiting: number;
  readonly isPending: boolean;
  /** Further pages are being read. */
  readonly isLooking: boolean;
  readonly error: Error | null;
  readonly isFresh: (finding: Finding) => boolean;
  readonly letIn: () => void;
  readonly onSettled: (settled: boolean) => void;
  readonly onEnd: () => void;
  readonly retry: () => void;
}

/**
 * The findings of a scan as a list that does not move under its reader: what arrives enters while the list is at its
 * top and nothing in it has the focus, else it waits.
 */
export function useFindings(scan: Scan): FindingsOfScan {
  const query = useInfiniteQuery(findingListQuery(useClient(), scan.id));
  const { hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = query;
  const all = useMemo(() => findingsInOrder(query.data), [query.data]);
  const [settled, setSettled] = useState(true);
  const pages = query.data?.pages.length ?? 0;
  const shown = useRef<{ scanId: string; pages: number; ids: Set<string> }>({
    scanId: scan.id,
    pages: 0,
    ids: new Set(),
  });
  const first = useRef<{ scanId: string; ids: Set<string> } | undefined>(undefined);

  const idsNow = () => new Set(all.map((finding) => finding.id));
  // A further page is what the reader asked for: it always enters.
  const mayEnter =
    settled || shown.current.scanId !== scan.id || shown.current.pages !== pages || scan.finished_at !== null;
  if (mayEnter) shown.current = { scanId: scan.id, pages, ids: idsNow() };
  if (query.isSuccess && first.current?.scanId !== scan.id) first.current = { scanId: scan.id, ids: idsNow() };

  const [, redraw] = useState(0);
  const letIn = () => {
    shown.current = { scanId: scan.id, pages, ids: idsNow() };
    redraw((count) => count + 1);
  };
  const ids = shown.current.ids;
  const findings = mayEnter ? all : all.filter((finding) => ids.has(finding.id));
  const onEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);

  return {
    findings,
    waiting: all.length - findings.length,
    isPending: query.isPending,
    isLooking: isFetchingNextPage,
    error: all.length === 0 ? query.error : null,
    isFresh: (finding) => scan.finished_at === null && first.current?.ids.has(finding.id) === false,
    letIn,
    onSettled: setSettled,
    onEnd,
    retry: () => void refetch(),
  };
}
