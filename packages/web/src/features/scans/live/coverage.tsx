import type { Scan } from "@gatewatch/sdk";
import { countOf, engineName, Plain } from "../../../design/index.ts";
import { Notes } from "./notes.tsx";
import classes from "./scan.module.css";

/** What the scan set out to cover and did not, each with its reason; what rules left out, as one number apart. */
export function Coverage({ scan }: { scan: Scan }) {
  const { total, items } = scan.not_covered;
  const notes = items.map(({ engine, place, reason }) => ({
    key: `${engine} ${place} ${reason}`,
    place,
    text: <Plain text={`${engineName(engine)}: ${reason}`} />,
  }));
  return (
    <Notes title="Not covered" total={total} notes={notes}>
      {total > 0 ? null : (
        <p className={classes.quiet}>
          {scan.finished_at === null ? "Nothing so far." : "Everything planned was covered."}
        </p>
      )}
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
    </Notes>
  );
}
