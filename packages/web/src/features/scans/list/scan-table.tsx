import type { ScanRow } from "@gatewatch/sdk";
import { Grid, type GridColumn, Plain, SeverityCounts, Since, State, Tag } from "../../../design/index.ts";
import { kindOf, nameOf, placeOf, statusOf } from "../scan-words.ts";
import classes from "./list.module.css";

const columns: readonly GridColumn[] = [
  { name: "State" },
  { name: "Target" },
  { name: "Kind" },
  { name: "Findings" },
  { name: "Score" },
  { name: "Started" },
];

export function ScanTable({
  rows,
  onOpen,
  onEnd,
}: {
  rows: readonly ScanRow[];
  onOpen: (scanId: string) => void;
  onEnd: () => void;
}) {
  return (
    <Grid
      label="Scans"
      className={classes.table}
      columns={columns}
      rows={rows}
      keyOf={(row) => row.id}
      onOpen={(row) => onOpen(row.id)}
      onEnd={onEnd}
      cells={(row) => {
        const status = statusOf(row.status);
        return [
          <State key="state" shape={status.shape}>
            {row.status === "running" ? `${status.name} ${row.progressPercent} %` : status.name}
          </State>,
          <Target key="target" row={row} />,
          <span key="kind" className={classes.meta}>
            {kindOf(row)}
          </span>,
          row.vulnerabilityCount === 0 && row.status !== "completed" ? (
            <span key="counts" className={classes.meta}>
              {row.status === "running" ? "None yet" : "Not known"}
            </span>
          ) : (
            <SeverityCounts key="counts" counts={row.severityCounts} />
          ),
          <Score key="score" row={row} />,
          <span key="age" className={classes.meta}>
            <Since instant={row.createdAt} bare />
          </span>,
        ];
      }}
    />
  );
}

function Target({ row }: { row: ScanRow }) {
  const place = placeOf(row);
  return (
    <>
      <span className={classes.name}>
        <Plain text={nameOf(row)} />
      </span>
      {row.partial ? <Tag tone="warning">Partial</Tag> : null}
      {place === undefined ? null : (
        <span className={classes.target}>
          <Plain text={place} />
        </span>
      )}
    </>
  );
}

/** A score is of web targets, and of whole scans only. */
function Score({ row }: { row: ScanRow }) {
  if (row.score !== null && !row.partial) return <span>{row.score}</span>;
  return <span className={classes.meta}>{row.kind === "web" && row.status === "completed" ? "Not known" : ""}</span>;
}
