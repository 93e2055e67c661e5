import type { Report, ReportType } from "@gatewatch/sdk";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { Failure, Reading, useClient, useMay } from "../../client/index.ts";
import {
  Button,
  Cell,
  Empty,
  Grid,
  type GridColumn,
  Page,
  Plain,
  SeverityCounts,
  Sheet,
  Since,
  State,
  Views,
} from "../../design/index.ts";
import { CreateReport } from "./create-report.tsx";
import { reportListQuery } from "./queries.ts";
import { reportTypes, statusWords, typeWords } from "./report-words.ts";

const columns: readonly GridColumn[] = [
  { name: "State", width: "124px", phone: "second" },
  { name: "Title", width: "minmax(160px, 1fr)", phone: "first" },
  { name: "Type", width: "132px", from: 760 },
  { name: "Findings", width: "200px", phone: "second-end" },
  { name: "Made", width: "56px", phone: "first-end" },
];

/** `/reports?type=`: every report of the team, newest first. */
export function ReportListPage({
  type,
  onType,
  onOpen,
}: {
  type: ReportType | undefined;
  onType: (type: ReportType | undefined) => void;
  onOpen: (reportId: string) => void;
}) {
  const list = useInfiniteQuery(reportListQuery(useClient(), type));
  const may = useMay("reports.write");
  const [creating, setCreating] = useState(false);
  const rows = list.data?.pages.flatMap((page) => page.data) ?? [];
  const total = list.data?.pages.at(-1)?.meta.total ?? undefined;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  const onEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const create = may ? (
    <Button tone="primary" icon="plus" onClick={() => setCreating(true)}>
      New report
    </Button>
  ) : null;
  return (
    <Page title="Reports" fill acts={create}>
      <Views
        label="Type"
        views={[
          { value: undefined, name: "All" },
          ...reportTypes.map((value) => ({ value, name: typeWords[value].name })),
        ]}
        current={type}
        total={total}
        onView={onType}
      />
      {list.isPending ? <Reading query={list} queryKey={["reports"]} what="reports" rows={8} /> : null}
      {list.isError && rows.length === 0 ? (
        <Sheet>
          <Failure error={list.error} what="The reports could not be read." onRetry={() => void list.refetch()} />
        </Sheet>
      ) : null}
      {list.isSuccess && rows.length === 0 ? (
        type === undefined ? (
          <Empty title="No report yet">
            A report is an account of scans for somebody who does not work here: PDF, HTML, Markdown, CSV, JSON or
            SARIF, kept for 90 days.
          </Empty>
        ) : (
          <Empty
            title={`No report of the type ${typeWords[type].name}`}
            act={<Button onClick={() => onType(undefined)}>Show all</Button>}
          />
        )
      ) : null}
      {rows.length > 0 ? <ReportGrid rows={rows} onOpen={onOpen} onEnd={onEnd} /> : null}
      <CreateReport open={creating} onClose={() => setCreating(false)} onMade={(report) => onOpen(report.id)} />
    </Page>
  );
}

function ReportGrid({
  rows,
  onOpen,
  onEnd,
}: {
  rows: readonly Report[];
  onOpen: (reportId: string) => void;
  onEnd: () => void;
}) {
  return (
    <Grid
      label="Reports"
      columns={columns}
      rows={rows}
      keyOf={(row) => row.id}
      onOpen={(row) => onOpen(row.id)}
      onEnd={onEnd}
      cells={(row) => [
        <State key="state" shape={statusWords[row.status].shape}>
          {statusWords[row.status].name}
        </State>,
        <Cell key="title" tone="name">
          <Plain text={row.title} />
        </Cell>,
        <Cell key="type" tone="meta">
          {typeWords[row.type].name}
        </Cell>,
        row.counts === null ? (
          <Cell key="counts" tone="meta">
            {row.status === "failed" ? "Not known" : "Not yet"}
          </Cell>
        ) : (
          <SeverityCounts key="counts" counts={row.counts} />
        ),
        <Cell key="age" tone="meta">
          <Since instant={row.created_at} bare />
        </Cell>,
      ]}
    />
  );
}
