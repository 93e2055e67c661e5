import type { ScanStatus } from "@gatewatch/sdk";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { Failure, Reading, useClient } from "../../../client/index.ts";
import { Button, Empty, Page, Sheet, Views } from "../../../design/index.ts";
import { scanListQuery } from "../queries.ts";
import { statusNames } from "../scan-words.ts";
import { ScanTable } from "./scan-table.tsx";

const statuses = ["running", "queued", "completed", "failed", "cancelled"] as const satisfies readonly ScanStatus[];
const views = [{ value: undefined, name: "All" }, ...statuses.map((value) => ({ value, name: statusNames[value] }))];

/** `/scans?status=`: every scan of the team, newest first. */
export function ScanListPage({
  status,
  onStatus,
  onOpen,
  onNew,
}: {
  status: ScanStatus | undefined;
  onStatus: (status: ScanStatus | undefined) => void;
  onOpen: (scanId: string) => void;
  onNew: () => void;
}) {
  const list = useInfiniteQuery(scanListQuery(useClient(), status));
  const rows = list.data?.pages.flatMap((page) => page.data) ?? [];
  const total = list.data?.pages.at(-1)?.pagination.total;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  const onEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const newScan = (
    <Button tone="primary" icon="plus" onClick={onNew}>
      New scan
    </Button>
  );

  return (
    <Page title="Scans" fill acts={newScan}>
      <Views label="Status" views={views} current={status} total={total} onView={onStatus} />
      {list.isPending ? <Reading query={list} queryKey={["scans"]} what="scans" rows={10} /> : null}
      {list.isError && rows.length === 0 ? (
        <Sheet>
          <Failure error={list.error} what="The scans could not be read." onRetry={() => void list.refetch()} />
        </Sheet>
      ) : null}
      {list.isSuccess && rows.length === 0 ? (
        status === undefined ? (
          <Empty title="No scan yet" act={<Button onClick={onNew}>New scan</Button>}>
            Every scan of the team appears here, with what it found and what it could not cover.
          </Empty>
        ) : (
          <Empty
            title={`No scan is in the state ${statusNames[status]}`}
            act={<Button onClick={() => onStatus(undefined)}>Show all</Button>}
          />
        )
      ) : null}
      {rows.length > 0 ? <ScanTable rows={rows} onOpen={onOpen} onEnd={onEnd} /> : null}
    </Page>
  );
}
