import type { Clock } from "@gatewatch/base/clock";
import { analyse } from "./analyse.ts";
import type { Hit } from "./analysis/index.ts";
import {
  administratorsOnly,
  type Endpoint,
  type EndpointEntry,
  entryOf,
  type Verdict,
  verdictsOf,
} from "./endpoints/index.ts";
import { follow } from "./follow.ts";
import type { Module } from "./ir/index.ts";
import { createCatalogs, models } from "./models/index.ts";
import { createTextParser } from "./parse/index.ts";
import { parseProgram, type TreesAhead } from "./parse-program.ts";
import { ProgramRun, type RunLimits } from "./program-run.ts";
import type { Program, ProgramResult } from "./programs/index.ts";
import { createResolver } from "./project/index.ts";
import { type FileView, findingOf, groupsOf, Lines, suppressionsOf } from "./reporting/index.ts";
import { createUserRules, Following, type RuleProblem, type UserHit, userFindingOf } from "./semgrep/index.ts";
import type { Place } from "./values/index.ts";
import { factsOf } from "./wiki/index.ts";

/** Analyses programs, one at a time. */
export interface ProgramRunner {
  /** Ids of the users' rules that are run. */
  readonly userRules: readonly string[];
  /** What of the users' rules cannot be used. */
  readonly problems: readonly RuleProblem[];
  /** @param ahead has what another thread parses of it @throws the reason of the signal when it aborts */
  run(program: Program, limits: RunLimits, ahead?: TreesAhead): Promise<ProgramResult>;
  close(): void;
}

/** Makes a runner: parsers, models and the users' own rules are made ready once. */
export async function createProgramRunner(
  userRuleFiles: readonly { readonly name: string; readonly text: string }[],
  clock: Clock,
): Promise<ProgramRunner> {
  const parser = createTextParser(clock);
  const userRules = await createUserRules(userRuleFiles, parser, clock);
  const catalogs = createCatalogs(models);
  return {
    userRules: userRules.rules.map(({ id }) => id),
    problems: userRules.problems,
    async run(program, limits, ahead) {
      const run = new ProgramRun(clock, limits);
      const { modules, userHits, userMarks } = await parseProgram(run, program, parser, userRules, ahead);
      limits.progress(program.files.length, "read");
      const resolver = createResolver({ paths: new Set(modules.keys()), ...program.links });
      const { hits, behaviour } = await analyse(run, modules, program, resolver, catalogs);
      const following = new Following(modules, userMarks, userHits);
      if (following.isNeeded) await follow(run, limits, { ...program, modules, resolver }, following);
      const isForAdministrators = administratorsOnly(behaviour.endpoints);
      const isMild = ({ taints }: Hit) =>
        taints.length > 0 && taints.every(({ source: { label, at } }) => label === "http" && isForAdministrators(at));
      const rated = hits.map((hit): Hit => (isMild(hit) ? { ...hit, isMild: true } : hit));
      const all = [...rated, ...verdictsOf(behaviour).map(hitOf)];
      const { found, entries } = describe(modules, all, behaviour.endpoints, [...userHits, ...following.hits]);
      const files = [...modules.values()].map((module) => factsOf(module, resolver.resolve));
      return { found, endpoints: entries, files, gaps: run.gaps, isWhole: run.isWhole };
    },
    close: () => parser.close(),
  };
}

/** Findings and endpoints as plain data, in the order of files and places. */
function describe(
  modules: ReadonlyMap<string, Module>,
  hits: readonly Hit[],
  endpoints: readonly Endpoint[],
  userHits: readonly (readonly [path: string, hits: readonly UserHit[]])[],
): { readonly found: ProgramResult["found"]; readonly entries: readonly EndpointEntry[] } {
  const views = new Map<string, FileView>();
  const viewOf = ({ module: { path } }: Place): FileView => {
    let view = views.get(path);
    if (view === undefined) {
      const module = modules.get(path)!;
      const lines = new Lines(module.text);
      view = { module, lines, suppressions: suppressionsOf(module, lines), isPartial: false };
      views.set(path, view);
    }
    return view;
  };
  const found = [
    ...groupsOf(hits).map((group) => {
      const { module, start } = group[0]!.at;
      return { path: module.path, start, finding: findingOf(group, viewOf) };
    }),
    ...userHits.flatMap(([path, ofFile]) => {
      const module = modules.get(path)!;
      return ofFile.map((hit) => {
        const { start, end } = hit.match;
        return { path, start, finding: userFindingOf(hit, { module, start, end }, viewOf) };
      });
    }),
  ];
  found.sort((left, right) => (left.path === right.path ? left.start - right.start : left.path < right.path ? -1 : 1));
  const lineOf = (place: Place) => viewOf(place).lines.at(place.start).line;
  return { found, entries: endpoints.map((endpoint) => entryOf(endpoint, lineOf)) };
}

/** What is shown of a defect of who may ask for what. */
function hitOf({ rule, endpoint, at, evidence, expected, fix, edit, others = [], isMild, doubt }: Verdict): Hit {
  const { method, path, handler } = endpoint;
  const sink = `${method === "*" ? "" : `${method} `}${path}`;
  const more = others.map((other) => `${other.method} ${other.path}`).join(", ");
  const facts = {
    why: evidence,
    ...(expected === undefined ? {} : { "expected guard": expected }),
    ...(fix === undefined ? {} : { "mended line": fix }),
    ...(more === "" ? {} : { "more endpoints": more }),
  };
  const units = [handler, ...endpoint.steps.map((step) => step.unit)].flatMap((unit) => unit ?? []);
  const concerns = [endpoint.at, ...units, ...endpoint.steps.map((step) => step.at), ...endpoint.around];
  const isHere = edit !== undefined && (at ?? endpoint.at).module.path === endpoint.at.module.path;
  return {
    rule,
    at: at ?? endpoint.at,
    unit: handler,
    sink,
    taints: [],
    doubt,
    facts,
    concerns,
    ...(isMild && { isMild }),
    ...(isHere && { edit }),
  };
}
