import type { Scan } from "@gatewatch/sdk";
import { useState } from "react";
import { Button, countText, Plain } from "../../../design/index.ts";
import classes from "./scan.module.css";

const shownAtFirst = 5;

/** What comments in the code silence, each with its reason. */
export function Suppressed({ scan: { suppressed } }: { scan: Scan }) {
  const [all, setAll] = useState(false);
  const { total, items } = suppressed;
  if (total === 0) return null;
  return (
    <section className={classes.block}>
      <h2 className={classes.heading}>
        Suppressed <span className={classes.count}>{countText(total)}</span>
      </h2>
      <ul className={classes.notes}>
        {(all ? items : items.slice(0, shownAtFirst)).map((one) => (
          <li key={`${one.rule_id} ${one.place}`}>
            <span className={classes.place}>
              <Plain text={one.place} />
            </span>
            <span className={classes.quiet}>
              <Plain text={`${one.title}: ${one.reason ?? "no reason given"}`} />
            </span>
          </li>
        ))}
      </ul>
      {!all && items.length > shownAtFirst ? (
        <Button tone="quiet" onClick={() => setAll(true)}>
          Show {countText(items.length)}
        </Button>
      ) : null}
      {all && total > items.length ? <p className={classes.quiet}>and {countText(total - items.length)} more</p> : null}
    </section>
  );
}
