import type { AuditEntry, AuditFilters } from "@gatewatch/sdk";
import { TextInput } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { Failure, Reading, useClient } from "../../client/index.ts";
import {
  Button,
  Cell,
  countOf,
  Dialog,
  Empty,
  exactText,
  Facts,
  Grid,
  type GridColumn,
  Icon,
  Page,
  Plain,
  Sheet,
  Since,
  Tag,
} from "../../design/index.ts";
import classes from "./audit.module.css";
import { actionText, actorText, chainOf, detailText } from "./audit-words.ts";

/** The filters of the page's address: days as `2026-11-21`. */
export interface AuditSearch {
  readonly actor?: string;
  readonly action?: string;
  readonly resource?: string;
  readonly since?: string;
  readonly until?: string;
}

const columns: readonly GridColumn[] = [
  { name: "Number", width: "64px", from: 860 },
  { name: "Who", width: "minmax(120px, 1fr)", phone: "second" },
  { name: "What", width: "minmax(120px, 1fr)", phone: "first" },
  { name: "About", width: "minmax(100px, 1.2fr)" },
  { name: "Address", width: "112px", from: 860 },
  { name: "When", width: "64px", phone: "first-end" },
];

/** `/settings/audit-log?actor=&action=&resource=&since=&until=` */
export function AuditPage({ search, onSearch }: { search: AuditSearch; onSearch: (search: AuditSearch) => void }) {
  const client = useClient();
  const filters = filtersOf(search);
  const filtered = Object.keys(filters).length > 0;
  const list = useInfiniteQuery({
    queryKey: ["audit", search],
    queryFn: ({ pageParam, signal }) => client.audit.list({ ...filters, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ meta }) => meta.next_cursor ?? undefined,
  });
  const [open, setOpen] = useState<AuditEntry>();
  const rows = list.data?.pages.flatMap((page) => page.data) ?? [];
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  const onEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  return (
    <Page
      title="Audit log"
      fill
      acts={(["csv", "ndjson"] as const).map((format) => (
        <a key={format} className={classes.export} href={client.audit.exportUrl(format, filters)} download>
          <Icon name="download" />
          {format === "csv" ? "CSV" : "JSON lines"}
        </a>
      ))}
    >
      <Filters key={JSON.stringify(search)} search={search} onSearch={onSearch} />
      {list.isPending ? <Reading query={list} queryKey={["audit", search]} what="the audit log" rows={10} /> : null}
      {list.isError && rows.length === 0 ? (
        <Sheet>
          <Failure error={list.error} what="The audit log could not be read." onRetry={() => void list.refetch()} />
        </Sheet>
      ) : null}
      {list.isSuccess && rows.length === 0 ? (
        <Empty
          title={filtered ? "Nothing in the log fits these filters" : "Nothing was written yet"}
          act={filtered ? <Button onClick={() => onSearch({})}>Show all</Button> : undefined}
        >
          {filtered ? undefined : "Every change that somebody makes is written here, and cannot be taken out."}
        </Empty>
      ) : null}
      {rows.length > 0 ? (
        <>
          <Grid
            label="Audit log"
            columns={columns}
            rows={rows}
            keyOf={(row) => row.id}
            onOpen={setOpen}
            onEnd={onEnd}
            cells={cellsOf}
          />
          <Chain rows={rows} filtered={filtered} />
        </>
      ) : null}
      <EntryDialog entry={open} onClose={() => setOpen(undefined)} />
    </Page>
  );
}

function cellsOf(row: AuditEntry) {
  return [
    <Cell key="number" tone="meta">
      {row.sequence}
    </Cell>,
    <Cell key="who">
      <Plain text={actorText(row)} />
    </Cell>,
    <Cell key="what">
      <Plain text={actionText(row.action)} /> {row.success ? null : <Tag tone="warning">Refused</Tag>}
    </Cell>,
    <Cell key="about">
      <Plain text={`${row.resource.type} ${row.resource.id}`} />
    </Cell>,
    <code key="address">{row.actor.ip ?? ""}</code>,
    <Cell key="when" tone="meta">
      <Since instant={row.timestamp} bare />
    </Cell>,
  ];
}

function Filters({ search, onSearch }: { search: AuditSearch; onSearch: (search: AuditSearch) => void }) {
  const [wanted, setWanted] = useState(search);
  const set = (name: keyof AuditSearch) => (event: { currentTarget: { value: string } }) =>
    setWanted({ ...wanted, [name]: event.currentTarget.value });
  return (
    <form
      className={classes.filters}
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== "")));
      }}
    >
      <TextInput label="What" placeholder="keys.created" value={wanted.action ?? ""} onChange={set("action")} />
      <TextInput label="Who (id, or system)" value={wanted.actor ?? ""} onChange={set("actor")} />
      <TextInput label="About" placeholder="key" value={wanted.resource ?? ""} onChange={set("resource")} />
      <TextInput label="From" type="date" value={wanted.since ?? ""} onChange={set("since")} />
      <TextInput label="To" type="date" value={wanted.until ?? ""} onChange={set("until")} />
      <Button type="submit">Filter</Button>
    </form>
  );
}

/** Says what can be said of the chain from here; the whole of it is proved on the server. */
function Chain({ rows, filtered }: { rows: readonly AuditEntry[]; filtered: boolean }) {
  const { links, brokenAt } = chainOf(rows);
  if (brokenAt !== undefined && !filtered) {
    return (
      <p className={`${classes.chain} ${classes.broken}`} role="alert">
        Entry {brokenAt} does not link to the one before it. Run gatewatch audit verify on the server and keep a copy of
        the log.
      </p>
    );
  }
  return (
    <p className={classes.chain}>
      {filtered
        ? "Filtered: the chain can be seen only in the whole log. "
        : `${countOf(links, "entry shown links", "entries shown link")} to the one before without a gap. `}
      <code>gatewatch audit verify</code> proves the whole chain on the server.
    </p>
  );
}

function EntryDialog({ entry, onClose }: { entry: AuditEntry | undefined; onClose: () => void }) {
  return (
    <Dialog title={`Entry ${entry?.sequence ?? ""}`} open={entry !== undefined} onClose={onClose} width={600}>
      {entry === undefined ? null : (
        <Facts
          facts={[
            ["Who", <Plain key="who" text={actorText(entry)} />],
            ["From", entry.actor.ip ?? "Not known"],
            ["What", <code key="what">{entry.action}</code>],
            ["About", <Plain key="about" text={`${entry.resource.type} ${entry.resource.id}`} />],
            ["Outcome", entry.success ? "Done" : "Refused"],
            ["When", exactText(entry.timestamp)],
            ["Details", <Plain key="detail" text={detailText(entry.detail) || "None"} />],
            ["Hash", <code key="hash">{entry.hash}</code>],
            ["Hash before", <code key="before">{entry.previous_hash}</code>],
          ]}
        />
      )}
    </Dialog>
  );
}

/** Days as instants: `since` from its beginning, `until` to its end. */
function filtersOf({ since, until, ...texts }: AuditSearch): AuditFilters {
  return {
    ...texts,
    ...(since === undefined ? {} : { since: `${since}T00:00:00.000Z` }),
    ...(until === undefined ? {} : { until: `${until}T23:59:59.999Z` }),
  };
}
