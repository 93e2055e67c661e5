import type { ReactNode } from "react";
import classes from "./state-ring.module.css";

/** What a ring says: plain, half (in progress), running (turning), check, filled check, struck, dashed, failed. */
export type RingShape = "plain" | "half" | "running" | "check" | "filled" | "struck" | "dashed" | "failed";

/** A word and its ring, never a pill: the state of a scan or of a vulnerability. */
export function State({ shape, children }: { shape: RingShape; children: ReactNode }) {
  return (
    <span className={classes.state}>
      <Ring shape={shape} />
      <span>{children}</span>
    </span>
  );
}

function Ring({ shape }: { shape: RingShape }) {
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" className={classes[shape]} aria-hidden="true">
      {shape === "filled" ? (
        <circle cx="7" cy="7" r="6" className={classes.disc} />
      ) : (
        <circle
          cx="7"
          cy="7"
          r="5.3"
          className={shape === "running" ? classes.track : classes.ring}
          strokeDasharray={shape === "dashed" ? "2.4 2.2" : undefined}
        />
      )}
      {shape === "half" ? <path d="M7 3.6a3.4 3.4 0 0 1 0 6.8z" className={classes.disc} /> : null}
      {shape === "running" ? <path d="M7 1.7A5.3 5.3 0 0 1 12.3 7" className={classes.turning} /> : null}
      {shape === "check" ? <path d="m4.6 7.2 1.7 1.7 3.1-3.6" className={classes.ring} /> : null}
      {shape === "filled" ? <path d="m4.4 7.2 1.9 1.8 3.3-3.8" className={classes.cut} /> : null}
      {shape === "struck" ? <path d="m3.4 10.6 7.2-7.2" className={classes.ring} /> : null}
      {shape === "failed" ? <path d="m5.2 5.2 3.6 3.6m0-3.6L5.2 8.8" className={classes.ring} /> : null}
    </svg>
  );
}
