/**
 * The process that runs the engines of one scan: started by the worker, spoken to over IPC, ended with it. It can read
 * the code and the target, and write nothing.
 */
import { systemClock } from "@gatewatch/base/clock";
import { systemExec } from "@gatewatch/base/exec";
import { isFault, messageOf } from "@gatewatch/base/fault";
import { addressPolicy, createNet } from "@gatewatch/base/net";
import { systemRandom } from "@gatewatch/base/random";
import { ChangedLines, isTouched, readDiff } from "@gatewatch/engines/diffs";
import { type RunEvent, runScan } from "@gatewatch/engines/run";
import { cacheOfParent } from "./cache-of-child.ts";
import type { ChildRequest, FromChild, ToChild } from "./protocol.ts";

const batchSize = 500;
const batchPauseMs = 100;

const stop = new AbortController();
let stored: (() => void) | undefined;
const kept = cacheOfParent(say);

process.on("message", (message: ToChild) => {
  switch (message.type) {
    case "start":
      void run(message.request);
      break;
    case "stored":
      stored?.();
      break;
    case "kept":
      kept.answered(message.value);
      break;
    case "cancel":
      stop.abort(new DOMException("The scan was cancelled.", "AbortError"));
      break;
  }
});
// Without the worker nobody stores what is found.
process.on("disconnect", () => process.exit(1));
process.on("SIGINT", () => {}); // Ctrl-C reaches the worker, which decides

async function run(request: ChildRequest): Promise<void> {
  const net = createNet({
    policy: addressPolicy(request.allowTargets),
    clock: systemClock,
    userAgent: "Gatewatch/0.1 (security scan)",
  });
  let last: FromChild = { type: "done" };
  let batch: RunEvent[] = [];
  const changes = request.changes === undefined ? undefined : new ChangedLines(readDiff(request.changes));
  let outside = 0;
  let sending: Promise<void> = Promise.resolve();
  const flush = async (): Promise<void> => {
    await sending;
    if (batch.length === 0) return;
    const events = batch;
    batch = [];
    sending = new Promise((resolve) => {
      stored = resolve;
      say({ type: "events", events });
    });
  };
  const timer = setInterval(() => void flush(), batchPauseMs);
  try {
    const events = runScan(
      {
        target: request.target,
        ...(request.root !== undefined && { root: request.root }),
        engines: request.engines,
        timeSeconds: request.timeSeconds,
        suppressions: { needReason: request.needReason },
        options: {
          profile: request.profile,
          joinKey: request.joinKey,
          userRules: request.userRules,
          headers: { "X-Scan-Id": request.scanId },
          ...(request.concurrent !== undefined && { concurrent: request.concurrent }),
          ...(request.followRedirects !== undefined && { followRedirects: request.followRedirects }),
          ...(request.ignoreTlsErrors !== undefined && { ignoreTlsErrors: request.ignoreTlsErrors }),
        },
      },
      { net, exec: systemExec, clock: systemClock, random: systemRandom, cache: kept.cache, signal: stop.signal },
    );
    for await (const event of events) {
      if (changes && event.type === "finding" && !isTouched(changes, event.finding)) {
        outside++;
        continue;
      }
      // The cause may hold anything; the worker's log has no use for another process's stack.
      batch.push("cause" in event ? { ...event, cause: messageOf(event.cause) } : event);
      if (batch.length >= batchSize) await flush();
    }
    if (changes) {
      const engine = request.engines[0]!;
      batch.push({ type: "statistic", engine, name: "findings_outside_changes", value: outside });
    }
  } catch (error) {
    last = isFault(error)
      ? { type: "fault", code: error.code, message: error.message }
      : { type: "fault", code: stop.signal.aborted ? "run.cancelled" : "run.engine_failed", message: messageOf(error) };
  }
  clearInterval(timer);
  if (!stop.signal.aborted) {
    await flush();
    await sending;
  }
  await net.close();
  process.send?.(last, () => process.exit(0));
}

function say(message: FromChild): void {
  process.send?.(message);
}
