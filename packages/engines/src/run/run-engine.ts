import { Fault } from "@gatewatch/base/fault";
import type { BoundedQueue } from "@gatewatch/base/queue";
import { openTree, type Tree } from "@gatewatch/base/tree";
import type { Engine, EngineContext } from "../contract.ts";
import { identify } from "../findings/index.ts";
import type { RunEvent, RunPorts, RunRequest } from "./contract.ts";
import { runFaults } from "./faults.ts";
import { Outlet } from "./outlet.ts";
import { unusedRuleOf } from "./suppressions.ts";

/** How long an engine whose time ran out may take to stop by itself before it is left behind. */
const graceMs = 1000;

/**
 * Runs one engine to its end and sends its events into the queue.
 *
 * @param budget aborts when the time of the whole run is spent
 * @throws the reason of `ports.signal` when it aborts, at once, whatever the engine does
 */
export async function runEngine(
  engine: Engine,
  request: RunRequest,
  ports: RunPorts,
  budget: AbortSignal,
  queue: BoundedQueue<RunEvent>,
): Promise<void> {
  const outlet = new Outlet(queue, engine.id);
  const state: EngineState = { open: true, done: 0, total: undefined, unitName: "files", applied: [] };
  const signal = AbortSignal.any([ports.signal, budget]);
  const work = useEngine(engine, request, { ...ports, signal }, outlet, state);
  try {
    await untilSettledOrLate(work, ports.signal, budget);
    state.open = false;
    await outlet.close();
    await outlet.send(completed(engine, state));
  } catch (error) {
    state.open = false;
    ports.signal.throwIfAborted();
    if (budget.aborted) {
      outlet.note("not_covered", request.target.label, whatIsLeft(request.timeSeconds, state));
      await outlet.close();
      await outlet.send(completed(engine, state));
      return;
    }
    const fault = error instanceof Fault ? error : internalFault(engine, error);
    await outlet.close();
    await outlet.send({
      type: "engine",
      engine: engine.id,
      status: "failed",
      code: fault.code,
      message: fault.message,
      cause: error,
    });
  }
}

function completed({ id, version, rules }: Engine, { applied }: EngineState): RunEvent {
  const all = rules && [...rules, unusedRuleOf(id), ...applied];
  return { type: "engine", engine: id, status: "completed", version, ...(all && { rules: all }) };
}

/** What is known of a running engine; a closed one (stopped, left behind) can no longer send anything. */
interface EngineState {
  open: boolean;
  done: number;
  total: number | undefined;
  unitName: string;
  /** Rules beside the engine's own. */
  applied: readonly string[];
}

async function useEngine(
  engine: Engine,
  request: RunRequest,
  ports: RunPorts,
  outlet: Outlet,
  state: EngineState,
): Promise<void> {
  await outlet.send({ type: "engine", engine: engine.id, status: "running" });
  ports.signal.throwIfAborted();
  const context = await contextOf(engine, request, ports, outlet, state);
  const plan = await engine.plan(context);
  state.total = plan.units;
  state.unitName = plan.unitName;
  if (plan.units !== undefined) {
    await outlet.send({ type: "engine", engine: engine.id, status: "running", units: plan.units });
  }
  for await (const finding of identify(request.target.label, engine.run(context))) {
    if (!state.open) return;
    await outlet.send({ type: "finding", finding });
    ports.signal.throwIfAborted();
  }
}

async function contextOf(
  engine: Engine,
  request: RunRequest,
  ports: RunPorts,
  outlet: Outlet,
  state: EngineState,
): Promise<EngineContext> {
  const ifOpen = (action: () => void) => {
    if (state.open) action();
  };
  return {
    ...ports,
    target: request.target,
    options: request.options,
    fs: request.target.kind === "tree" ? await openTree(request.root ?? "", request) : emptyTree,
    budget: { timeSeconds: request.timeSeconds },
    report: {
      notCovered: (place, reason, affects) => ifOpen(() => outlet.note("not_covered", place, reason, affects)),
      applied: (ruleIds) =>
        ifOpen(() => {
          state.applied = ruleIds;
        }),
      covered: (url) => ifOpen(() => void outlet.send({ type: "covered", engine: engine.id, url })),
      excluded: (place, reason) => ifOpen(() => outlet.note("excluded", place, reason)),
      statistic: (name, value) => ifOpen(() => void outlet.send({ type: "statistic", engine: engine.id, name, value })),
      artifact: async (artifact) => {
        if (state.open) await outlet.send({ type: "artifact", ...artifact });
      },
      score: (score) => ifOpen(() => void outlet.send({ type: "score", ...score })),
    },
    progress: (done, total, message) =>
      ifOpen(() => {
        state.done = done;
        state.total = total ?? state.total;
        outlet.progress(done, total, message);
      }),
  };
}

const emptyTree: Tree = {
  root: "",
  async *files() {},
  file: async () => undefined,
};

/** Waits for the engine; rejects at once when the scan is aborted, and a grace period after its time ran out. */
function untilSettledOrLate(work: Promise<void>, abort: AbortSignal, budget: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    let grace: NodeJS.Timeout | undefined;
    const onAbort = () => reject(abort.reason);
    const onBudget = () => {
      grace = setTimeout(() => reject(budget.reason), graceMs);
    };
    abort.addEventListener("abort", onAbort, { once: true });
    budget.addEventListener("abort", onBudget, { once: true });
    if (abort.aborted) onAbort();
    else if (budget.aborted) onBudget();
    work.then(resolve, reject).finally(() => {
      clearTimeout(grace);
      abort.removeEventListener("abort", onAbort);
      budget.removeEventListener("abort", onBudget);
    });
  });
}

function whatIsLeft(timeSeconds: number, { done, total, unitName }: EngineState): string {
  const reached = total === undefined ? `${done} ${unitName}` : `${done} of ${total} ${unitName}`;
  return `the time of ${timeSeconds} s ended after ${reached}`;
}

function internalFault(engine: Engine, cause: unknown): Fault {
  return runFaults("run.engine_failed", {
    message: `The ${engine.id} engine ended by an internal fault; what it found until then is kept. Please report this.`,
    cause,
  });
}
