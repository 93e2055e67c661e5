import { setImmediate as nextTurn } from "node:timers/promises";
import type { EngineContext } from "../contract.ts";
import { type Hit, Interpreter } from "./analysis/index.ts";
import { look } from "./checks/index.ts";
import type { Endpoint, StoreUse } from "./endpoints/index.ts";
import type { FunctionUnit } from "./ir/index.ts";
import { createCatalog, models } from "./models/index.ts";
import { type Project, resolverOf } from "./read-project.ts";

const secondsPerFile = 5;

/** Runs the analysis over the project, giving way between files. @param deadlineMs monotonic */
export async function analyse(
  context: EngineContext,
  project: Project,
  deadlineMs: number,
): Promise<{
  readonly hits: readonly Hit[];
  readonly endpoints: readonly Endpoint[];
  readonly uses: readonly StoreUse[];
}> {
  const { clock, report, signal } = context;
  const hits: Hit[] = [];
  let fileDeadlineMs = 0;
  const interpreter = new Interpreter({
    modules: project.modules,
    settings: project.settings,
    publications: project.publications,
    resolver: resolverOf(project),
    catalogs: {
      javascript: createCatalog(models, "javascript"),
      python: createCatalog(models, "python"),
      java: createCatalog(models, "java"),
      go: createCatalog(models, "go"),
      php: createCatalog(models, "php"),
    },
    isLate: () => clock.monotonicMs() > Math.min(deadlineMs, fileDeadlineMs) || signal.aborted,
    onHit: (hit) => hits.push(hit),
  });
  for (const module of project.modules.values())
    for (const { rule, at, unit, what } of look(module))
      hits.push({ rule, at: { ...at, module }, unit, sink: what, taints: [], doubt: 0 });
  const paths = [...project.modules.keys()];
  for (const stage of ["top", "functions"] as const) {
    for (const [index, path] of paths.entries()) {
      signal.throwIfAborted();
      if (clock.monotonicMs() > deadlineMs) {
        report.notCovered(
          path,
          `The time of ${context.budget.timeSeconds} s ended here; this file and all after it were not analysed.`,
        );
        return { hits, endpoints: interpreter.endpoints(), uses: interpreter.registrations.uses };
      }
      fileDeadlineMs = clock.monotonicMs() + secondsPerFile * 1000;
      if (stage === "top") {
        if (!interpreter.runModule(path))
          report.notCovered(
            path,
            "Its top level needs more steps than the budget of one file; it was followed in part.",
          );
      } else {
        const cut = interpreter.runFunctions(path);
        if (cut.length > 0) report.notCovered(path, cutOf(cut));
      }
      if (index % 8 === 0) {
        context.progress(project.looked, undefined, path);
        await nextTurn();
      }
    }
  }
  return { hits, endpoints: interpreter.endpoints(), uses: interpreter.registrations.uses };
}

function cutOf(units: readonly FunctionUnit[]): string {
  const others = units.length === 1 ? "" : ` and ${units.length - 1} more`;
  return `The function ${units[0]!.symbol}${others} needs more steps than the budget of one function; calls in it were not all followed.`;
}
