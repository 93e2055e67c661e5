import { BoundedQueue } from "@gatewatch/base/queue";
import type { Engine } from "../contract.ts";
import type { RunEvent, RunPorts, RunRequest, RunScan } from "./contract.ts";
import { credentialsOnce } from "./credentials-once.ts";
import { runFaults } from "./faults.ts";
import { runEngine } from "./run-engine.ts";
import { suppressed } from "./suppressions.ts";

/** Events that may wait for the reader before the engines wait too. */
const queueCapacity = 256;

/**
 * Makes the function that scans with these engines.
 *
 * @param engines in the order in which they take their turn
 */
export function createRunScan(engines: readonly Engine[]): RunScan {
  return async function* runScan(request, ports) {
    ports.signal.throwIfAborted();
    const accepting = chooseEngines(engines, request);
    const queue = new BoundedQueue<RunEvent>(queueCapacity);
    const stop = new AbortController();
    const budget = AbortSignal.timeout(Math.min(Math.ceil(request.timeSeconds * 1000), 2 ** 31 - 1));
    const enginePorts: RunPorts = { ...ports, signal: AbortSignal.any([ports.signal, stop.signal]) };
    void runLanes(accepting, request, enginePorts, budget, queue).then(
      () => queue.end(),
      (error: unknown) => queue.end(error),
    );
    const isAlone = accepting.length === 1;
    try {
      const all = engines.filter((engine) => engine.accepts(request.target));
      for await (const event of suppressed(isAlone ? queue : credentialsOnce(queue), request, all)) {
        ports.signal.throwIfAborted();
        yield event;
      }
    } finally {
      stop.abort(new DOMException("The reader of the scan went away.", "AbortError"));
    }
  };
}

function chooseEngines(engines: readonly Engine[], request: RunRequest): Engine[] {
  const able = engines.filter((engine) => engine.accepts(request.target));
  const chosen = able.filter((engine) => request.engines.includes(engine.id));
  if (chosen.length === 0) {
    const ids = able.map((engine) => engine.id).join(", ");
    throw runFaults("run.no_engine", {
      message: `${request.engines.join(", ") || "No engine"} cannot scan the ${request.target.kind} "${request.target.label}". Engines that can: ${ids || "none"}.`,
    });
  }
  return chosen;
}

/** Each lane takes the next engine until none is left: with one lane they run one after another. */
async function runLanes(
  engines: readonly Engine[],
  request: RunRequest,
  ports: RunPorts,
  budget: AbortSignal,
  queue: BoundedQueue<RunEvent>,
): Promise<void> {
  const waiting = [...engines];
  const lane = async () => {
    for (let engine = waiting.shift(); engine !== undefined; engine = waiting.shift()) {
      await runEngine(engine, request, ports, budget, queue);
    }
  };
  const lanes = request.jobs ?? (request.target.kind === "tree" ? 1 : engines.length);
  await Promise.all(Array.from({ length: Math.max(1, lanes) }, lane));
}
