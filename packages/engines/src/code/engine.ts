import { posix } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { messageOf } from "@gatewatch/base/fault";
import type { SkipReason, TreeFile } from "@gatewatch/base/tree";
import type { Engine, EngineContext } from "../contract.ts";
import type { Finding } from "../findings/index.ts";
import { type Hit, Interpreter } from "./analysis/index.ts";
import { look } from "./checks/index.ts";
import { decodeSource, exclusionByContent, exclusionByPath, grammarOf } from "./discover/index.ts";
import { type Endpoint, type Outlier, openApiOf, outliersOf } from "./endpoints/index.ts";
import type { FunctionUnit, Module } from "./ir/index.ts";
import { lower } from "./languages/index.ts";
import { createCatalog, models } from "./models/index.ts";
import { createTextParser, type FlatTree, type GrammarName, type TextParser } from "./parse/index.ts";
import {
  createResolver,
  type Resolver,
  readComposer,
  readGoModule,
  readManifest,
  readProperties,
} from "./project/index.ts";
import { type FileView, findingOf, Lines, suppressionsOf } from "./reporting/index.ts";
import { type RuleId, rules } from "./rules/index.ts";
import { createUserRules, type UserHit, type UserRules, userFindingOf } from "./semgrep/index.ts";
import type { Place } from "./values/index.ts";
import { deploymentKind, writeWiki } from "./wiki/index.ts";

const mostFileBytes = 2_000_000;
const mostDeployment = 1000;
const mostSettingsBytes = 200_000;
const secondsPerFile = 5;
const progressEveryMs = 250;

/** Finds flows of untrusted data into dangerous places, and dangerous settings. Pure: it reads files and sends nothing. */
export const codeEngine: Engine = {
  id: "code",
  version: "1",
  rules: Object.values(rules).map(({ id }) => `code.${id}`),
  accepts: (target) => target.kind === "tree",
  async plan(context) {
    let units = 0;
    for await (const file of context.fs.files({ signal: context.signal })) {
      if (grammarOf(file.path) !== undefined) units++;
    }
    return { units, unitName: "files" };
  },
  run: runCode,
};

interface Project {
  readonly modules: Map<string, Module>;
  readonly aliases: { prefix: string; folder: string }[];
  readonly packages: Map<string, string>;
  readonly goModules: Map<string, string>;
  readonly phpRoots: { prefix: string; folder: string }[];
  readonly settings: Map<string, ReadonlyMap<string, string>>;
  readonly deployment: string[];
  /** What the users' own rules found, by file. */
  readonly userHits: Map<string, readonly UserHit[]>;
  bytes: number;
  lines: number;
}

async function* runCode(context: EngineContext): AsyncGenerator<Finding> {
  const { clock, report } = context;
  const deadlineMs = clock.monotonicMs() + context.budget.timeSeconds * 1000;
  const project = await readProject(context, deadlineMs);
  report.statistic("files", project.modules.size);
  report.statistic("bytes", project.bytes);
  report.statistic("lines", project.lines);
  const { hits, endpoints } = await analyse(context, project, deadlineMs);
  const views = new Map<string, FileView>();
  const viewOf = ({ module: { path } }: Place): FileView => {
    let view = views.get(path);
    if (view === undefined) {
      const module = project.modules.get(path)!;
      const lines = new Lines(module.text);
      view = { lines, suppressions: suppressionsOf(module, lines), isPartial: false };
      views.set(path, view);
    }
    return view;
  };
  if (endpoints.length > 0) {
    const document = openApiOf(endpoints, (place) => viewOf(place).lines.at(place.start).line);
    const body = Buffer.from(JSON.stringify(document, null, 2));
    await report.artifact({ kind: "endpoints", mediaType: "application/vnd.oai.openapi+json;version=3.1", body });
  }
  const groups = groupsOf([...hits, ...outliersOf(endpoints).map(hitOf)]);
  if (project.modules.size > 0) {
    const findings = new Map<string, number>();
    for (const [hit] of groups) findings.set(hit!.rule, (findings.get(hit!.rule) ?? 0) + 1);
    const { modules, deployment } = project;
    const resolver = resolverOf(project);
    const wiki = writeWiki({
      label: context.target.label,
      modules,
      resolve: resolver.resolve,
      endpoints,
      lineOf: (place) => viewOf(place).lines.at(place.start).line,
      findings,
      deployment,
    });
    await report.artifact({ kind: "wiki", mediaType: "text/markdown; charset=utf-8", body: Buffer.from(wiki) });
  }
  const found = [
    ...groups.map((group) => ({ at: group[0]!.at, show: () => findingOf(group, viewOf) })),
    ...[...project.userHits].flatMap(([path, userHits]) => {
      const module = project.modules.get(path)!;
      return userHits.map((hit) => {
        const at = { module, start: hit.match.start, end: hit.match.end };
        return { at, show: () => userFindingOf(hit, path, module.text, viewOf(at)) };
      });
    }),
  ];
  found.sort(({ at: left }, { at: right }) =>
    left.module.path === right.module.path ? left.start - right.start : left.module.path < right.module.path ? -1 : 1,
  );
  for (const { show } of found) {
    context.signal.throwIfAborted();
    yield show();
  }
}

/** Parses and lowers every source file that is not left out. */
async function readProject(context: EngineContext, deadlineMs: number): Promise<Project> {
  const { clock, report, signal } = context;
  const project: Project = {
    modules: new Map(),
    aliases: [],
    packages: new Map(),
    goModules: new Map(),
    phpRoots: [],
    settings: new Map(),
    deployment: [],
    userHits: new Map(),
    bytes: 0,
    lines: 0,
  };
  const parser = createTextParser(clock);
  let done = 0;
  let reportedMs = Number.NEGATIVE_INFINITY;
  try {
    const userRules = await createUserRules(context.options.userRules.code ?? [], parser, clock);
    for (const { place, reason } of userRules.problems) report.notCovered(place, reason, ["code.user."]);
    for await (const file of context.fs.files({
      signal,
      onSkip: (path, reason) => reportSkip(context, path, reason),
    })) {
      signal.throwIfAborted();
      if (clock.monotonicMs() > deadlineMs) {
        report.notCovered(
          file.path,
          `The time of ${context.budget.timeSeconds} s ended here; this file and all after it were not read.`,
        );
        break;
      }
      await readFile(context, project, parser, userRules, file);
      done++;
      if (clock.monotonicMs() - reportedMs >= progressEveryMs) {
        reportedMs = clock.monotonicMs();
        context.progress(project.modules.size, undefined, file.path);
        await nextTurn();
      }
    }
  } finally {
    parser.close();
  }
  context.progress(Math.max(project.modules.size, Math.min(done, 1)), undefined, "read");
  return project;
}

async function readFile(
  context: EngineContext,
  project: Project,
  parser: TextParser,
  userRules: UserRules,
  file: TreeFile,
): Promise<void> {
  const { report, signal } = context;
  const grammar = grammarOf(file.path);
  try {
    if (
      /(^|\/)(package|[jt]sconfig(\.[\w-]+)?)\.json$/.test(file.path) &&
      exclusionByPath(file.path) === undefined &&
      file.sizeBytes < mostFileBytes
    ) {
      const manifest = readManifest(file.path, file.read().toString("utf8"));
      project.aliases.push(...manifest.aliases);
      if (manifest.name !== undefined) project.packages.set(manifest.name, file.path.replace(/\/?package\.json$/, ""));
    }
    if (
      /(^|\/)go\.mod$/.test(file.path) &&
      exclusionByPath(file.path) === undefined &&
      file.sizeBytes < mostFileBytes
    ) {
      const name = readGoModule(file.read().toString("utf8"));
      if (name !== undefined) project.goModules.set(name, posix.dirname(file.path));
    }
    if (
      /(^|\/)composer\.json$/.test(file.path) &&
      exclusionByPath(file.path) === undefined &&
      file.sizeBytes < mostFileBytes
    )
      project.phpRoots.push(...readComposer(file.path, file.read().toString("utf8")));
    if (deploymentKind(file.path) !== undefined && project.deployment.length < mostDeployment)
      project.deployment.push(file.path);
    if (
      file.path.endsWith(".properties") &&
      exclusionByPath(file.path) === undefined &&
      file.sizeBytes < mostSettingsBytes
    )
      project.settings.set(file.path, readProperties(file.read().toString("utf8")));
    if (grammar === undefined) return;
    const excluded = exclusionByPath(file.path);
    if (excluded !== undefined) return report.excluded(file.path, excluded);
    if (file.sizeBytes > mostFileBytes) {
      return report.notCovered(file.path, `It is larger than ${mostFileBytes / 1_000_000} MB.`);
    }
    const bytes = file.read();
    const text = decodeSource(bytes);
    if (text === undefined) return report.excluded(file.path, "binary content");
    const packed = exclusionByContent(text);
    if (packed !== undefined) return report.excluded(file.path, packed);
    const tree = await parser.parse(grammar, text, secondsPerFile);
    if (tree === undefined) return report.notCovered(file.path, `Parsing took more than ${secondsPerFile} s.`);
    project.modules.set(file.path, lowered(context, grammar, file.path, tree));
    const { hits, problems } = await userRules.search({ path: file.path, grammar, tree });
    for (const { place, reason } of problems) report.notCovered(place, reason, ["code.user."]);
    if (hits.length > 0) project.userHits.set(file.path, hits);
    project.bytes += bytes.length;
    project.lines += text.split("\n").length;
  } catch (cause) {
    signal.throwIfAborted();
    report.notCovered(file.path, `The file could not be read: ${messageOf(cause)}`);
  }
}

function lowered({ report }: EngineContext, grammar: GrammarName, path: string, tree: FlatTree): Module {
  const module = lower(grammar, path, tree);
  if (module.errorStarts.length > 0) {
    const line = new Lines(tree.text).at(module.errorStarts[0]!).line;
    report.notCovered(
      path,
      `${module.errorStarts.length} places could not be parsed, the first in line ${line}; the rest was analysed.`,
    );
  }
  for (const reason of module.cut) report.notCovered(path, reason);
  return module;
}

function resolverOf({ modules, aliases, packages, goModules, phpRoots }: Project): Resolver {
  return createResolver({ paths: new Set(modules.keys()), aliases, packages, goModules, phpRoots });
}

/** Runs the analysis over the project, giving way between files. */
async function analyse(
  context: EngineContext,
  project: Project,
  deadlineMs: number,
): Promise<{ readonly hits: readonly Hit[]; readonly endpoints: readonly Endpoint[] }> {
  const { clock, report, signal } = context;
  const hits: Hit[] = [];
  let fileDeadlineMs = 0;
  const interpreter = new Interpreter({
    modules: project.modules,
    settings: project.settings,
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
        return { hits, endpoints: interpreter.endpoints() };
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
        context.progress(paths.length, undefined, path);
        await nextTurn();
      }
    }
  }
  return { hits, endpoints: interpreter.endpoints() };
}

function cutOf(units: readonly FunctionUnit[]): string {
  const others = units.length === 1 ? "" : ` and ${units.length - 1} more`;
  return `The function ${units[0]!.symbol}${others} needs more steps than the budget of one function; calls in it were not all followed.`;
}

/** What is shown of an endpoint that its siblings leave alone. */
function hitOf({ endpoint, guard, group, siblings, bound }: Outlier): Hit {
  const { method, path, at, handler } = endpoint;
  const named = siblings.slice(0, 3).map((sibling) => `${sibling.method} ${sibling.path}`);
  const evidence = `${siblings.length} siblings ${group} have ${guard}: ${named.join(", ")}${siblings.length > 3 ? ", …" : ""}`;
  const doubt = Math.round((1 - bound) * 6) + (["GET", "HEAD"].includes(method) ? 1 : 0);
  return {
    rule: "missing-guard",
    at,
    unit: handler,
    sink: `${method === "*" ? "" : `${method} `}${path}`,
    taints: [],
    doubt,
    evidence,
  };
}

/** Hits at one place by one rule belong to one finding; files in order, places in order. */
function groupsOf(hits: readonly Hit[]): Hit[][] {
  const groups = new Map<string, Hit[]>();
  for (const hit of hits) {
    const key = placeKey(hit.at, hit.rule);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [hit]);
    else if (group.length < 20) group.push(hit);
  }
  const passed = new Set(hits.flatMap(stepsOf));
  for (const [key, [hit]] of groups) {
    const others = rules[hit!.rule].yieldsTo ?? [];
    if (others.some((other) => passed.has(placeKey(hit!.at, other)))) groups.delete(key);
  }
  return [...groups].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, group]) => group);
}

function placeKey(at: Place, rule: RuleId): string {
  return `${at.module.path}\0${String(at.start).padStart(9, "0")}\0${rule}`;
}

/** The place of a hit, and those that its data came through. */
function stepsOf({ at, rule, taints }: Hit): string[] {
  const keys = [placeKey(at, rule)];
  for (const taint of taints)
    for (let hop = taint.last; hop !== undefined; hop = hop.before) keys.push(placeKey(hop.at, rule));
  return keys;
}

function reportSkip({ report }: EngineContext, path: string, reason: SkipReason): void {
  const isChoice = reason === "ignored" || reason === "symbolic link" || reason === "special file";
  if (isChoice) report.excluded(path, reason);
  else report.notCovered(path, reason);
}
