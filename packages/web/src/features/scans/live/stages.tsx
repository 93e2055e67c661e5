import type { Scan, ScanStage } from "@gatewatch/sdk";
import {
  durationText,
  engineName,
  Plain,
  type RingShape,
  Since,
  State,
  secondsSince,
  useNow,
} from "../../../design/index.ts";
import { doneText } from "./progress-text.ts";
import classes from "./scan.module.css";

const shapes: Record<ScanStage["status"], RingShape> = {
  waiting: "plain",
  running: "running",
  completed: "check",
  failed: "failed",
};

/** Each engine's way: count, time, last output, and why where it did not do everything. */
export function Stages({ scan }: { scan: Scan }) {
  const now = useNow();
  return (
    <section className={classes.block}>
      <h2 className={classes.heading}>Stages</h2>
      <ul>
        {scan.stages.map((stage) => (
          <li key={stage.engine} className={classes.stage}>
            <State shape={stage.reason !== null && stage.status === "completed" ? "half" : shapes[stage.status]}>
              {engineName(stage.engine)}
            </State>
            <span className={classes.stageTime}>{timeOf(stage, now)}</span>
            <span className={classes.stageCount}>{stage.status === "waiting" ? "Waiting" : doneText(stage)}</span>
            {stage.status === "running" && placeAtWork(stage) !== "" ? (
              <span className={classes.stageDoing} title={placeAtWork(stage)}>
                <Plain text={placeAtWork(stage)} />
              </span>
            ) : null}
            {stage.status === "running" && scan.last_output_at !== null ? (
              <span className={classes.stageCount}>
                last output <Since instant={scan.last_output_at} />
              </span>
            ) : null}
            {stage.reason === null ? null : (
              <span className={classes.stageReason}>
                <Plain text={stage.reason} />
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What an engine says while it runs, unless that is its count, which stands above already. */
function placeAtWork({ message }: ScanStage): string {
  return /^[\d,]+ /.test(message) ? "" : message;
}

function timeOf(stage: ScanStage, now: number): string {
  if (stage.started_at === null) return "";
  if (stage.finished_at !== null)
    return durationText((Date.parse(stage.finished_at) - Date.parse(stage.started_at)) / 1000);
  return durationText(secondsSince(stage.started_at, now));
}
