import { interpret } from "./analyse.ts";
import type { InterpreterInput } from "./analysis/index.ts";
import { type Catalogs, createCatalogs, models } from "./models/index.ts";
import { ProgramRun, type RunLimits } from "./program-run.ts";
import type { Following } from "./semgrep/index.ts";

let catalogs: Catalogs | undefined;

/**
 * Follows users' taint rules through functions, files and fields. What the models take for untrusted says nothing here, so
 * that neither changes what the other finds. A function whose budget ends was told of before.
 */
export async function follow(
  run: ProgramRun,
  limits: RunLimits,
  {
    modules,
    settings,
    filterMappings,
    resolver,
  }: Pick<InterpreterInput, "modules" | "settings" | "filterMappings" | "resolver">,
  following: Following,
): Promise<void> {
  catalogs ??= createCatalogs(models.map((model) => ({ ...model, sources: [] })));
  const own = new ProgramRun(run.clock, limits);
  await interpret(own, {
    modules,
    settings,
    filterMappings,
    resolver,
    publications: [],
    specifications: [],
    catalogs,
    onHit: () => {},
    marking: following,
  });
  if (own.isWhole) return;
  run.late();
  const [path = ""] = modules.keys();
  const reason = "The time ended before the users' taint rules were followed through all functions of its program.";
  run.gap(path, reason, following.ruleIds);
}
