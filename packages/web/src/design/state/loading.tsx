import { useEffect, useState } from "react";
import { Button } from "../control/button.tsx";
import classes from "./state.module.css";

const skeletonMs = 300;
const stillMs = 5000;
const cancelMs = 15_000;

/** Nothing for 300 ms, then rows in grey, "Still loading" after 5 s, and a way to stop after 15 s. */
export function Loading({ what, rows = 6, onCancel }: { what: string; rows?: number; onCancel?: () => void }) {
  const [elapsedMs, setElapsedMs] = useState(0);
  useEffect(() => {
    const timers = [skeletonMs, stillMs, cancelMs].map((after) => setTimeout(() => setElapsedMs(after), after));
    return () => timers.forEach(clearTimeout);
  }, []);
  return (
    <div aria-busy="true">
      <span className="gw-hidden">Loading {what}</span>
      {elapsedMs < skeletonMs ? null : (
        <div className={classes.skeleton} aria-hidden="true">
          {Array.from({ length: rows }, (_, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: grey rows never move
            <span key={at} style={{ width: `${widths[at % widths.length]}%` }} />
          ))}
        </div>
      )}
      {elapsedMs < stillMs ? null : (
        <p className={classes.still}>
          Still loading {what}.
          {elapsedMs >= cancelMs && onCancel !== undefined ? <Button onClick={onCancel}>Cancel</Button> : null}
        </p>
      )}
    </div>
  );
}

const widths = [62, 48, 71, 39, 55];
