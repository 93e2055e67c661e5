import classes from "./severity-mark.module.css";

/** Worst first: the order in which severities are shown everywhere. */
export const severityOrder = ["critical", "high", "medium", "low", "info"] as const;
export type SeverityWord = (typeof severityOrder)[number];

export const severityNames: Record<SeverityWord, string> = {
  critical: "Critical",
  high: "High",
  medium: "Medium",
  low: "Low",
  info: "Info",
};
const filled: Record<SeverityWord, number> = { critical: 3, high: 3, medium: 2, low: 1, info: 0 };
const bars = [
  { x: 2, y: 8, height: 4 },
  { x: 5.75, y: 5, height: 7 },
  { x: 9.5, y: 2, height: 10 },
];

/**
 * Three rising bars: filled 3 high, 2 medium, 1 low, 0 info; critical is a filled tile with the bars cut out, so that
 * it is told apart without colour. `named`: the word stands beside it, so the mark itself is silent.
 */
export function SeverityMark({ severity, named = false }: { severity: SeverityWord; named?: boolean }) {
  const critical = severity === "critical";
  const name = severityNames[severity];
  return (
    <svg
      width="14"
      height="14"
      viewBox="0 0 14 14"
      className={classes[severity]}
      {...(named ? { "aria-hidden": true } : { role: "img", "aria-label": name })}
    >
      <title>{name}</title>
      {critical ? <rect width="14" height="14" rx="3" className={classes.tile} /> : null}
      {bars.map(({ x, y, height }, at) => (
        <rect
          key={x}
          x={x + (critical ? 0.25 : 0.5)}
          y={y + 0.5}
          width="2"
          height={height - (critical ? 1 : 0)}
          rx="0.5"
          className={critical ? classes.cut : at < filled[severity] ? classes.bar : classes.outline}
        />
      ))}
    </svg>
  );
}
