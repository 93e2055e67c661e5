import type { Scan } from "@gatewatch/sdk";
import { useState } from "react";
import { Button, countOf, countText, engineName, Plain } from "../../../design/index.ts";
import classes from "./scan.module.css";

const shownAtFirst = 5;

/** What the scan set out to cover and did not, each with its reason; what rules left out, as one number apart. */
export function Coverage({ scan }: { scan: Scan }) {
  const [all, setAll] = useState(false);
  const { total, items } = scan.not_covered;
  const shown = all ? items : items.slice(0, shownAtFirst);
  return (
    <section className={classes.block}>
      <h2 className={classes.heading}>
        Not covered <span className={classes.count}>{countText(total)}</span>
      </h2>
      {total === 0 ? (
        <p className={classes.quiet}>
          {scan.finished_at === null ? "Nothing so far." : "Everything planned was covered."}
        </p>
      ) : (
        <ul className={classes.notes}>
          {shown.map((note) => (
            <li key={`${note.engine} ${note.place} ${note.reason}`}>
              <span className={classes.place}>
                <Plain text={note.place} />
              </span>
              <span className={classes.quiet}>
                {engineName(note.engine)}: <Plain text={note.reason} />
              </span>
            </li>
          ))}
        </ul>
      )}
      {!all && items.length > shownAtFirst ? (
        <Button tone="quiet" onClick={() => setAll(true)}>
          Show {countText(items.length)}
        </Button>
      ) : null}
      {all && total > items.length ? <p className={classes.quiet}>and {countText(total - items.length)} more</p> : null}
      {scan.excluded.total === 0 ? null : (
        <p
          className={classes.quiet}
          title={scan.excluded.items
            .slice(0, 20)
            .map((note) => `${note.place}: ${note.reason}`)
            .join("\n")}
        >
          {countOf(scan.excluded.total, "place")} excluded by rule
        </p>
      )}
    </section>
  );
}
