import classes from "./progress.module.css";

export interface ProgressSegment {
  readonly name: string;
  /** Its share of the whole, any unit. */
  readonly weight: number;
  /** 0 to 1. */
  readonly done: number;
  /** Ended, but not everything it set out to do was done. */
  readonly inPart: boolean;
}

/** One bar of segments, as wide as their expected time. `text` says in words what the bar shows. */
export function Progress({
  segments,
  percent,
  text,
}: {
  segments: readonly ProgressSegment[];
  percent: number;
  text: string;
}) {
  return (
    <div
      className={classes.bar}
      role="progressbar"
      aria-label="Scan progress"
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuetext={text}
    >
      {segments.map((segment) => (
        <span key={segment.name} className={classes.segment} style={{ flexGrow: segment.weight }} title={segment.name}>
          <span className={segment.inPart ? classes.part : classes.done} style={{ width: `${segment.done * 100}%` }} />
        </span>
      ))}
    </div>
  );
}
