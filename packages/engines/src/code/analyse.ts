import { type Hit, Interpreter, type InterpreterInput, type Root } from "./analysis/index.ts";
import { look } from "./checks/index.ts";
import type { Behaviour } from "./endpoints/index.ts";
import type { Module } from "./ir/index.ts";
import type { Catalogs } from "./models/index.ts";
import { type ProgramRun, secondsPerFile } from "./program-run.ts";
import type { Program } from "./programs/index.ts";
import type { Resolver } from "./project/index.ts";

/** Follows a program, giving way between files. */
export async function analyse(
  run: ProgramRun,
  modules: ReadonlyMap<string, Module>,
  { settings, publications, specifications, filterMappings }: Program,
  resolver: Resolver,
  catalogs: Catalogs,
): Promise<{
  readonly hits: readonly Hit[];
  readonly behaviour: Behaviour;
}> {
  const hits: Hit[] = [];
  for (const module of modules.values())
    for (const { rule, at, unit, what } of look(module, modules.values()))
      hits.push({ rule, at: { ...at, module }, unit, sink: what, taints: [], doubt: 0 });
  const interpreter = await interpret(run, {
    modules,
    settings,
    publications,
    specifications,
    filterMappings,
    resolver,
    catalogs,
    onHit: (hit) => hits.push(hit),
  });
  // Endpoints may be reported when they are asked for.
  const behaviour = interpreter.behaviour();
  if (!interpreter.isAnswerWhole)
    for (const path of modules.keys())
      run.gap(path, "What its program answers nests deeper than can be followed; its endpoints are not told.");
  return { hits: interpreter.settled(hits), behaviour };
}

/** Evaluates a program, and tells what of it was not followed. */
export async function interpret(run: ProgramRun, input: Omit<InterpreterInput, "isLate">): Promise<Interpreter> {
  const { modules } = input;
  let fileDeadlineMs = 0;
  const isLate = () => {
    const isSo = run.clock.monotonicMs() > fileDeadlineMs || run.isOver();
    if (isSo) run.late();
    return isSo;
  };
  const interpreter = new Interpreter({ ...input, isLate });
  for (const stage of ["top", "functions"] as const) {
    for (const path of modules.keys()) {
      run.throwIfStopped();
      if (run.isOver()) {
        run.gap(
          path,
          `The time of ${run.timeSeconds} s ended here; this file and all after it in its program were not analysed.`,
        );
        return interpreter;
      }
      fileDeadlineMs = run.clock.monotonicMs() + secondsPerFile * 1000;
      if (stage === "top") {
        if (!interpreter.runModule(path))
          run.gap(
            path,
            "Its top level needs more steps than the budget of one file, or nests too deep; it was followed in part.",
          );
      } else {
        const cut = interpreter.runFunctions(path);
        if (cut.length > 0) run.gap(path, cutOf(cut));
      }
      await run.giveWay(modules.size, path);
    }
  }
  return interpreter;
}

function cutOf(units: readonly Root[]): string {
  const others = units.length === 1 ? "" : ` and ${units.length - 1} more`;
  return `The function ${units[0]!.symbol}${others} needs more steps than the budget of one function, or nests too deep; calls in it were not all followed.`;
}
