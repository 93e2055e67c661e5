import type { ReactNode } from "react";
import classes from "./table.module.css";

export interface TableColumn<Row> {
  readonly name: string;
  readonly cell: (row: Row) => ReactNode;
  /** Left out when the window is narrower than 1180 px, but shown again in the cards of phones. */
  readonly wideOnly?: boolean;
  /** Text that may take several lines. */
  readonly wraps?: boolean;
}

/** The table of settings: rows of 44 px, the first cell names the row, `acts` end it. On phones every row is a card. */
export function Table<Row>({
  label,
  columns,
  rows,
  keyOf,
  acts,
}: {
  label: string;
  columns: readonly [TableColumn<Row>, ...TableColumn<Row>[]];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  acts?: ((row: Row) => ReactNode) | undefined;
}) {
  const [first, ...others] = columns;
  return (
    <table className={classes.table} aria-label={label}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.name} scope="col" className={column.wideOnly ? classes.wideOnly : undefined}>
              {column.name}
            </th>
          ))}
          {acts === undefined ? null : (
            <th scope="col">
              <span className="gw-hidden">Acts</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)}>
            <th scope="row">{first.cell(row)}</th>
            {others.map((column) => (
              <td
                key={column.name}
                data-name={column.name}
                className={[column.wideOnly ? classes.wideOnly : "", column.wraps ? classes.wraps : ""].join(" ")}
              >
                <span>{column.cell(row)}</span>
              </td>
            ))}
            {acts === undefined ? null : (
              <td className={classes.acts}>
                <div>{acts(row)}</div>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
