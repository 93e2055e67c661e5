import { forkSandboxed } from "../sandbox/index.ts";
import { ruleSetFaults } from "./faults.ts";
import type { ExamineAnswer, ExamineRequest } from "./protocol.ts";

const program = new URL("./child.ts", import.meta.url);
const memoryMegabytes = 512;
const atOnce = 2;
const waitingAtMost = 8;
const retryAfterSeconds = 5;

export type Examine = (request: ExamineRequest) => Promise<ExamineAnswer>;

/**
 * Makes the function that reads and tries rules, two at once, a few waiting.
 *
 * @param timeoutSeconds of one request, from the start of its process
 * @returns throws Fault `rules.too_demanding`, `rules.busy`
 */
export function createExamine(timeoutSeconds = 15): Examine {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (request) => {
    if (running >= atOnce) {
      if (waiting.length >= waitingAtMost) throw busy();
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else running++;
    try {
      return await examine(request, timeoutSeconds);
    } finally {
      // The place goes to the next in line, or is free.
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}

function examine(request: ExamineRequest, timeoutSeconds: number): Promise<ExamineAnswer> {
  const child = forkSandboxed(program, { memoryMegabytes, readable: [] });
  const timeout = setTimeout(() => child.kill("SIGKILL"), timeoutSeconds * 1000);
  child.stderr?.resume();
  return new Promise<ExamineAnswer>((resolve, reject) => {
    const fail = (cause?: unknown) => reject(tooDemanding(timeoutSeconds, cause));
    child.once("message", (answer: ExamineAnswer) => resolve(answer));
    child.once("error", fail);
    child.once("exit", () => fail());
    child.send(request, (error) => {
      if (error) fail(error);
    });
  }).finally(() => {
    clearTimeout(timeout);
    child.kill("SIGKILL");
  });
}

function busy(): Error {
  return ruleSetFaults("rules.busy", {
    message: "The server is reading as many rules as it can at once. Try again in a few seconds.",
    retryAfterSeconds,
  });
}

function tooDemanding(timeoutSeconds: number, cause: unknown): Error {
  const reason = `needs more than ${timeoutSeconds} s or ${memoryMegabytes} MB to be read`;
  return ruleSetFaults("rules.too_demanding", {
    message: `"text" ${reason}. Divide the rules into several sets, or write the large ones simpler.`,
    fields: [{ field: "text", reason }],
    ...(cause !== undefined && { cause }),
  });
}
