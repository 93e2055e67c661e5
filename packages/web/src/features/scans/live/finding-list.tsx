import type { Finding, Scan } from "@gatewatch/sdk";
import { Fragment } from "react";
import { Failure } from "../../../client/index.ts";
import {
  Button,
  Cell,
  countOf,
  countText,
  Empty,
  Grid,
  type GridColumn,
  Loading,
  PlaceCell,
  Plain,
  SeverityMark,
  Since,
  severityNames,
  severityOrder,
  Tag,
} from "../../../design/index.ts";
import classes from "./finding-list.module.css";
import type { FindingsOfScan } from "./use-findings.ts";

const columns: readonly GridColumn[] = [
  { name: "Severity", silent: true, width: "14px", phone: "mark" },
  { name: "Finding", width: "minmax(180px, 1fr)", phone: "first" },
  { name: "Place", width: "minmax(0, 0.8fr)", from: 600, phone: "second" },
  { name: "Seen", width: "56px", phone: "first-end" },
];

export function FindingList({
  scan,
  list,
  current,
  onFinding,
}: {
  scan: Scan;
  list: FindingsOfScan;
  current: string | undefined;
  onFinding: (findingId: string) => void;
}) {
  const running = scan.finished_at === null;
  const { findings, waiting } = list;
  return (
    <section className={classes.list} aria-label="Findings">
      <header className={classes.head}>
        <h2>
          {running ? "Findings so far" : "Findings"} <span>{countText(scan.counts.total)}</span>
        </h2>
        {waiting === 0 ? null : <Button onClick={list.letIn}>{countText(waiting)} new</Button>}
        <ul className={classes.counts} aria-label="By severity">
          {severityOrder.map((severity) => (
            <li key={severity} title={severityNames[severity]} data-none={scan.counts[severity] === 0 || undefined}>
              <SeverityMark severity={severity} />
              {countText(scan.counts[severity])}
            </li>
          ))}
        </ul>
      </header>
      {list.isPending ? <Loading what="findings" rows={8} /> : null}
      {list.error === null ? null : (
        <div className={classes.failure}>
          <Failure error={list.error} what="The findings could not be read." onRetry={list.retry} />
        </div>
      )}
      {!list.isPending && list.error === null && findings.length === 0 ? <NoFindings scan={scan} /> : null}
      {findings.length === 0 ? null : (
        <Grid
          label={`Findings of ${scan.name}`}
          columns={columns}
          rows={findings}
          keyOf={(finding) => finding.id}
          current={current}
          fresh={list.isFresh}
          onOpen={(finding) => onFinding(finding.id)}
          onSettled={list.onSettled}
          onEnd={list.onEnd}
          cells={cellsOf}
        />
      )}
    </section>
  );
}

function cellsOf(finding: Finding) {
  return [
    <SeverityMark key="severity" severity={finding.severity} />,
    <Fragment key="title">
      <Cell>
        <Plain text={finding.title} />
      </Cell>
      {finding.diff_state === "new" ? <Tag tone="accent">New</Tag> : null}
    </Fragment>,
    <PlaceCell key="place" place={finding.place} />,
    <Cell key="seen" tone="meta">
      <Since instant={finding.observed_at} bare />
    </Cell>,
  ];
}

function NoFindings({ scan }: { scan: Scan }) {
  if (scan.finished_at === null)
    return <Empty title="Nothing found so far">Findings appear here as they are made.</Empty>;
  if (scan.status !== "completed") return <Empty title="Nothing was found before the scan ended" />;
  return (
    <Empty title="Nothing found">
      {scan.partial
        ? `${countOf(scan.not_covered.total, "place")} could not be covered, so this is not the whole answer.`
        : "Everything planned was covered."}
    </Empty>
  );
}
