import type { Scan, ScanStage } from "@gatewatch/sdk";
import { durationText, engineName, Plain, Progress, secondsSince, useNow } from "../../../design/index.ts";
import { progressText } from "./progress-text.ts";
import classes from "./scan.module.css";

/** Seconds an engine takes of a usual scan, against each other: only the widths of the segments depend on it. */
const weights: Readonly<Record<string, number>> = { secrets: 2, dependencies: 1, config: 1, code: 5, web: 4, host: 3 };

export function ScanProgress({ scan }: { scan: Scan }) {
  const now = useNow();
  const text = progressText(scan);
  // Before anything is done the server's estimate is a limit, not a guess.
  const estimate =
    scan.estimated_completion === null || scan.progress.percent === 0
      ? undefined
      : -secondsSince(scan.estimated_completion, now);
  const left = estimate === undefined || estimate <= 0 ? "" : `, about ${durationText(roughly(estimate))} left`;
  return (
    <div className={classes.progress}>
      <span className={classes.doing}>
        <Plain text={text} />
      </span>
      <Progress
        percent={scan.progress.percent}
        text={text}
        segments={scan.stages.map((stage) => ({
          name: engineName(stage.engine),
          weight: weights[stage.engine] ?? 2,
          done: doneOf(stage),
          inPart: stage.status === "failed" || (stage.status === "completed" && stage.reason !== null),
        }))}
      />
      <span className={classes.time}>
        {scan.started_at === null ? "" : `${durationText(secondsSince(scan.started_at, now))} so far${left}`}
      </span>
    </div>
  );
}

function doneOf(stage: ScanStage): number {
  if (stage.status === "waiting") return 0;
  if (stage.status !== "running") return 1;
  return stage.total === null || stage.total === 0 ? 0.1 : Math.min(1, stage.done / stage.total);
}

/** An estimate is not given to the second: steps of 5 s below a minute, of 30 s above. */
function roughly(seconds: number): number {
  const step = seconds < 60 ? 5 : 30;
  return Math.max(step, Math.round(seconds / step) * step);
}
