/** What goes on behind the requests: scans are judged to their end, fingerprints renewed. */
import { type Db, isConnectionLoss } from "@gatewatch/base/db";
import type { Log } from "@gatewatch/base/log";
import { type DetectionDeps, judgePending } from "./detection/index.ts";
import { rekeyOutdated } from "./rekey.ts";

const pauseMs = 1000;

/** Works once a second until stopped. Any number of processes may: each batch is done by one of them. */
export function startJudging(deps: DetectionDeps & { readonly db: Db; readonly log: Log }): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const running = (async () => {
    while (!stopping.signal.aborted) {
      try {
        await judgePending(deps);
        await rekeyOutdated(deps);
      } catch (error) {
        if (!isConnectionLoss(error)) deps.log.warn({ error }, "issues could not be judged");
      }
      await deps.clock.sleep(pauseMs, stopping.signal).catch(() => {});
    }
  })();
  return {
    async stop() {
      stopping.abort(new Error("stopping"));
      await running;
    },
  };
}
