import type { ReactNode } from "react";
import { Plain } from "../text/plain.tsx";
import classes from "./grid.module.css";

/** Text in a cell of a grid, on one line: `name` what the row is called, `meta` what stands beside it, `over` past its date. */
export function Cell({ tone = "text", children }: { tone?: "name" | "text" | "meta" | "over"; children: ReactNode }) {
  return <span className={classes[tone]}>{children}</span>;
}

/** Where something is, in mono; the first to shrink, whole on hover. */
export function PlaceCell({ place }: { place: string }) {
  return (
    <span className={classes.place} title={place}>
      <Plain text={place} />
    </span>
  );
}
