import type { CSSProperties } from "react";

/** A column of a grid: how wide it is, and what becomes of it where there is no room. */
export interface GridColumn {
  readonly name: string;
  /** The head shows no word: the cells say what they are. */
  readonly silent?: boolean;
  /** As a track of `grid-template-columns`. */
  readonly width: string;
  /** Left out where the list is no wider than this many pixels. */
  readonly from?: (typeof widths)[number];
  /** Where it stands in the two lines of a phone's row; without one it is left out there. */
  readonly phone?: "mark" | "first" | "first-end" | "second" | "second-end";
}

const widths = [600, 760, 860] as const;

/** The tracks of the columns for every width there is, as properties that the stylesheet chooses from. */
export function columnStyle(columns: readonly GridColumn[], selecting: boolean): CSSProperties {
  const box = selecting ? "16px " : "";
  const tracks = (shown: readonly GridColumn[]) => box + shown.map(({ width }) => width).join(" ");
  const mark = columns.find(({ phone }) => phone === "mark");
  return Object.fromEntries([
    ["--columns", tracks(columns)],
    ...widths.map((width) => [
      `--columns-${width}`,
      tracks(columns.filter(({ from }) => from === undefined || from < width)),
    ]),
    ["--columns-phone", `${box}${mark === undefined ? "" : `${mark.width} `}minmax(0, 1fr) auto`],
  ]);
}

/** Where a column's cell stands on phones: the second line is the whole width when nothing ends it. */
export function phonePlace(columns: readonly GridColumn[], at: number): string {
  const place = columns[at]?.phone ?? "none";
  const isWhole = place === "second" && columns.every(({ phone }) => phone !== "second-end");
  return isWhole ? "second-whole" : place;
}
