import type { ReactNode } from "react";
import { Plain } from "../text/plain.tsx";
import { DrawerPart } from "./drawer.tsx";
import classes from "./parts.module.css";

/** Where it is and what it means. */
export function OverviewPart({ place, text, children }: { place: string; text: string; children?: ReactNode }) {
  return (
    <DrawerPart id="overview" title="Overview">
      <p className={classes.place}>
        <Plain text={place} />
      </p>
      <p>
        <Plain text={text} />
      </p>
      {children}
    </DrawerPart>
  );
}
