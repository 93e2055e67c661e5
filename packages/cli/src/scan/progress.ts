import { visibleLine } from "@gatewatch/engines/documents";
import type { EngineId } from "@gatewatch/engines/findings";
import type { RunEvent } from "@gatewatch/engines/run";
import { Listr, ListrLogger, type ListrTask, ProcessOutput } from "listr2";

/** What a person sees while a scan runs. */
export interface Progress {
  step(text: string): void;
  show(event: RunEvent): void;
  end(): Promise<void>;
}

/** One line for each engine, alive on a terminal's standard error; nothing at all when that is a pipe or a file. */
export function createProgress(stderr: NodeJS.WriteStream): Progress {
  if (!stderr.isTTY) return { step() {}, show() {}, end: async () => {} };
  const finished = Promise.withResolvers<void>();
  const lines = new Map<EngineId, Line>();
  let step = "Starting";
  let heading: { title: string } | undefined;
  const list = new Listr<object, "default", "silent">(
    {
      title: step,
      task: (_context, task) => {
        heading = task;
        heading.title = step; // list.run starts a moment later than the first step
        return finished.promise;
      },
    },
    {
      concurrent: true,
      exitOnError: false,
      registerSignalListeners: false,
      fallbackRenderer: "silent",
      rendererOptions: {
        clearOutput: true,
        logger: new ListrLogger({ processOutput: new ProcessOutput(stderr, stderr) }),
      },
    },
  );
  const running = list.run().catch(() => {});
  const lineOf = (engine: EngineId): Line => {
    const line = lines.get(engine) ?? { settled: Promise.withResolvers<void>(), units: undefined, task: undefined };
    if (!lines.has(engine)) {
      lines.set(engine, line);
      list.add(taskOf(engine, line));
    }
    return line;
  };
  return {
    step(text) {
      step = visibleLine(text);
      if (heading) heading.title = step;
    },
    show(event) {
      if (event.type === "engine") {
        const line = lineOf(event.engine);
        if (event.status === "running") line.units = event.units;
        else if (event.status === "failed") line.settled.reject(new Error(visibleLine(event.message)));
        else line.settled.resolve();
      } else if (event.type === "progress") {
        const { task, units } = lineOf(event.engine);
        const total = event.total ?? units;
        if (task)
          task.title = visibleLine(
            `${event.engine}  ${event.done}${total === undefined ? "" : ` of ${total}`}  ${event.message}`,
          );
      }
    },
    async end() {
      finished.resolve();
      for (const line of lines.values()) line.settled.resolve();
      await running;
    },
  };
}

interface Line {
  readonly settled: PromiseWithResolvers<void>;
  units: number | undefined;
  task: { title: string } | undefined;
}

function taskOf(engine: EngineId, line: Line): ListrTask<object> {
  return {
    title: engine,
    task: (_context, task) => {
      line.task = task as { title: string };
      return line.settled.promise;
    },
  };
}
