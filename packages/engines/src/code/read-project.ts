import { posix } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { messageOf } from "@gatewatch/base/fault";
import type { SkipReason, TreeFile } from "@gatewatch/base/tree";
import type { EngineContext } from "../contract.ts";
import { decodeSource, exclusionByContent, exclusionByPath, grammarOf } from "./discover/index.ts";
import type { Module } from "./ir/index.ts";
import { lower } from "./languages/index.ts";
import { createTextParser, type FlatTree, type GrammarName, type TextParser } from "./parse/index.ts";
import {
  createResolver,
  type Publication,
  publicationFile,
  type Resolver,
  readComposer,
  readGoModule,
  readManifest,
  readProperties,
  readPublication,
} from "./project/index.ts";
import { Lines } from "./reporting/index.ts";
import { createUserRules, type UserHit, type UserRules } from "./semgrep/index.ts";
import { deploymentKind } from "./wiki/index.ts";

const mostFileBytes = 2_000_000;
const mostDeployment = 1000;
const mostPublications = 500;
const mostSettingsBytes = 200_000;
const secondsPerFile = 5;
const progressEveryMs = 250;

/** What is read of a tree before anything is analysed. */
export interface Project {
  readonly modules: Map<string, Module>;
  readonly aliases: { prefix: string; folder: string }[];
  readonly packages: Map<string, string>;
  readonly goModules: Map<string, string>;
  readonly phpRoots: { prefix: string; folder: string }[];
  readonly settings: Map<string, ReadonlyMap<string, string>>;
  readonly publications: Publication[];
  readonly deployment: string[];
  /** What the users' own rules found, by file. */
  readonly userHits: Map<string, readonly UserHit[]>;
  /** Files of known languages, those left out included. */
  looked: number;
  bytes: number;
  lines: number;
}

/**
 * Parses and lowers every source file that is not left out, and reads what says how files belong together.
 *
 * @param deadlineMs monotonic; files after it are reported as not covered
 */
export async function readProject(context: EngineContext, deadlineMs: number): Promise<Project> {
  const { clock, report, signal } = context;
  const project: Project = {
    modules: new Map(),
    aliases: [],
    packages: new Map(),
    goModules: new Map(),
    phpRoots: [],
    settings: new Map(),
    publications: [],
    deployment: [],
    userHits: new Map(),
    looked: 0,
    bytes: 0,
    lines: 0,
  };
  const parser = createTextParser(clock);
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
      if (clock.monotonicMs() - reportedMs >= progressEveryMs) {
        reportedMs = clock.monotonicMs();
        context.progress(project.looked, undefined, file.path);
        await nextTurn();
      }
    }
  } finally {
    parser.close();
  }
  context.progress(project.looked, undefined, "read");
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
    const excluded = exclusionByPath(file.path);
    if (excluded === undefined) readSettings(project, file);
    if (deploymentKind(file.path) !== undefined && project.deployment.length < mostDeployment)
      project.deployment.push(file.path);
    if (grammar === undefined) return;
    project.looked++;
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

/** What says how files belong together, and what programs are set to. */
function readSettings(project: Project, { path, sizeBytes, read }: TreeFile): void {
  if (sizeBytes >= (path.endsWith(".properties") ? mostSettingsBytes : mostFileBytes)) return;
  const text = () => read().toString("utf8");
  if (publicationFile.test(path) && project.publications.length < mostPublications) {
    const publication = readPublication(path, text());
    if (publication !== undefined) project.publications.push(publication);
  }
  if (/(^|\/)(package|[jt]sconfig(\.[\w-]+)?)\.json$/.test(path)) {
    const manifest = readManifest(path, text());
    project.aliases.push(...manifest.aliases);
    if (manifest.name !== undefined) project.packages.set(manifest.name, path.replace(/\/?package\.json$/, ""));
  } else if (/(^|\/)go\.mod$/.test(path)) {
    const name = readGoModule(text());
    if (name !== undefined) project.goModules.set(name, posix.dirname(path));
  } else if (/(^|\/)composer\.json$/.test(path)) {
    project.phpRoots.push(...readComposer(path, text()));
  } else if (path.endsWith(".properties")) {
    project.settings.set(path, readProperties(text()));
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

/** Which file of the project an import means. */
export function resolverOf({ modules, aliases, packages, goModules, phpRoots }: Project): Resolver {
  return createResolver({ paths: new Set(modules.keys()), aliases, packages, goModules, phpRoots });
}

function reportSkip({ report }: EngineContext, path: string, reason: SkipReason): void {
  const isChoice = reason === "ignored" || reason === "symbolic link" || reason === "special file";
  if (isChoice) report.excluded(path, reason);
  else report.notCovered(path, reason);
}
