/** One thread of the crew: takes programs one after another and gives their results. */
import { parentPort, workerData } from "node:worker_threads";
import { systemClock } from "@gatewatch/base/clock";
import { createProgramRunner } from "../run-program.ts";
import { treesAhead } from "./ahead.ts";
import type { FromThread, ThreadData, ToThread } from "./protocol.ts";

const port = parentPort!;
const data: ThreadData = workerData;
const runner = createProgramRunner(data.rules, systemClock);
const signal = new AbortController().signal; // who stops the crew ends its threads
const say = (message: FromThread) => port.postMessage(message);

port.on("message", async ({ program, timeSeconds, leftMs, share }: ToThread) => {
  const deadlineMs = systemClock.monotonicMs() + leftMs;
  const progress = (parsed: number, message: string) => say({ type: "progress", parsed, message });
  const limits = { timeSeconds, deadlineMs, signal, progress };
  say({ type: "result", result: await (await runner).run(program, limits, share && treesAhead(share)) });
});
