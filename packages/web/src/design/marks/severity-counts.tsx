import { countText } from "../words/number.ts";
import classes from "./severity-counts.module.css";
import { SeverityMark, type SeverityWord, severityNames, severityOrder } from "./severity-mark.tsx";

/** Counts by severity beside their marks, each severity in its own column; those without a finding are left out. */
export function SeverityCounts({ counts }: { counts: Readonly<Record<SeverityWord, number>> }) {
  const shown = severityOrder.filter((severity) => counts[severity] > 0);
  if (shown.length === 0) return <span className={classes.none}>None</span>;
  return (
    <span className={classes.counts}>
      {shown.map((severity) => (
        <span
          key={severity}
          className={classes.count}
          style={{ gridColumn: severityOrder.indexOf(severity) + 1 }}
          title={`${countText(counts[severity])} ${severityNames[severity].toLowerCase()}`}
        >
          <SeverityMark severity={severity} />
          {countText(counts[severity])}
        </span>
      ))}
    </span>
  );
}
