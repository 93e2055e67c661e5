import type { ScanRow } from "@gatewatch/sdk";
import {
  Cell,
  Grid,
  type GridColumn,
  PlaceCell,
  Plain,
  SeverityCounts,
  Since,
  State,
  Tag,
} from "../../../design/index.ts";
import { kindOf, nameOf, placeOf, statusOf } from "../scan-words.ts";

const columns: readonly GridColumn[] = [
  { name: "State", width: "124px", phone: "second" },
  { name: "Target", width: "minmax(160px, 1fr)", phone: "first" },
  { name: "Kind", width: "112px", from: 760 },
  { name: "Findings", width: "200px", phone: "second-end" },
  { name: "Score", width: "80px", from: 760 },
  { name: "Started", width: "56px", phone: "first-end" },
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
          <Cell key="kind" tone="meta">
            {kindOf(row)}
          </Cell>,
          row.vulnerabilityCount === 0 && row.status !== "completed" ? (
            <Cell key="counts" tone="meta">
              {row.status === "running" ? "None yet" : "Not known"}
            </Cell>
          ) : (
            <SeverityCounts key="counts" counts={row.severityCounts} />
          ),
          <Score key="score" row={row} />,
          <Cell key="age" tone="meta">
            <Since instant={row.createdAt} bare />
          </Cell>,
        ];
      }}
    />
  );
}

function Target({ row }: { row: ScanRow }) {
  const place = placeOf(row);
  return (
    <>
      <Cell tone="name">
        <Plain text={nameOf(row)} />
      </Cell>
      {row.partial ? <Tag tone="warning">Partial</Tag> : null}
      {row.changesOnly ? <Tag>Changes</Tag> : null}
      {place === undefined ? null : <PlaceCell place={place} />}
    </>
  );
}

/** A score is of web targets, and of whole scans only. */
function Score({ row }: { row: ScanRow }) {
  if (row.score !== null && !row.partial) return <span>{row.score}</span>;
  return <Cell tone="meta">{row.kind === "web" && row.status === "completed" ? "Not known" : ""}</Cell>;
}
