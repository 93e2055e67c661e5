import { posix } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { messageOf } from "@gatewatch/base/fault";
import type { SkipReason, TreeFile } from "@gatewatch/base/tree";
import type { EngineContext } from "../contract.ts";
import {
  builtCode,
  decodeSource,
  exclusionByContent,
  exclusionByPath,
  grammarOf,
  grammarOfScript,
} from "./discover/index.ts";
import { hostOf, isTemplate } from "./languages/index.ts";
import { models } from "./models/index.ts";
import type { GrammarName } from "./parse/index.ts";
import { divide, languageOf, type Program, type ProgramRoot, type ReadSource, rootAt } from "./programs/index.ts";
import {
  type FilterMapping,
  isBefore,
  type Publication,
  publicationFile,
  readAccessControl,
  readComposer,
  readGoModule,
  readManifest,
  readProperties,
  readPublication,
  readSpecification,
  readWebXml,
  type Specification,
  specificationFile,
  usualEntry,
} from "./project/index.ts";
import { deploymentKind, saysHowToRun } from "./wiki/index.ts";

const mostFileBytes = 2_000_000;
const mostDeployment = 1000;
const mostPublications = 500;
const mostSpecifications = 50;
const mostFilterMappings = 500;
const mostSettingsBytes = 200_000;
const mostScriptBytes = 200_000;
const mostBuilt = 1000;
const mostPageBytes = 500_000;
const mostPages = 20_000;
const progressEveryMs = 250;

/** What is read of a tree before anything is parsed. */
export interface SourceTree {
  readonly programs: readonly Program[];
  readonly specifications: readonly Specification[];
  readonly deployment: readonly string[];
  /** Files of known languages that are left out or cannot be read. */
  readonly left: number;
  readonly files: number;
  readonly bytes: number;
  readonly lines: number;
}

/** The tree while it is read. */
interface Reading {
  readonly files: ReadSource[];
  readonly roots: ProgramRoot[];
  readonly aliases: { prefix: string; folder: string }[];
  readonly packages: Map<string, string>;
  readonly versions: Map<string, string>;
  readonly goModules: Map<string, string>;
  readonly phpRoots: { prefix: string; folder: string }[];
  readonly settings: Map<string, ReadonlyMap<string, string>>;
  readonly publications: Publication[];
  readonly specifications: Specification[];
  readonly filterMappings: FilterMapping[];
  readonly deployment: string[];
  /** Built files, which count where nothing is there that they are built from. */
  readonly built: TreeFile[];
  /** What may be templates: what shows them is known when all is read. */
  readonly pages: { readonly path: string; readonly text: string; readonly bytes: number }[];
  looked: number;
  bytes: number;
  lines: number;
}

/** Variables that libraries read from whichever file has them, with the library. */
const settingNames = new Map(
  models.flatMap(({ views = [] }) =>
    views.flatMap(({ gatesOfAll, base }): [string, string][] =>
      gatesOfAll === undefined ? [] : [[gatesOfAll[0], base[0]!.split(".", 1)[0]!]],
    ),
  ),
);

/** Packages whose version decides what is said of them. */
const versioned = new Set(models.flatMap(({ sinks = [] }) => sinks.flatMap(({ mendedIn }) => mendedIn?.[0] ?? [])));

/**
 * Reads every source file that is not left out, and what says how files belong together; divides them into programs.
 *
 * @param deadlineMs monotonic; files after it are reported as not covered
 */
export async function readTree(context: EngineContext, deadlineMs: number): Promise<SourceTree> {
  const { clock, report, signal } = context;
  const reading: Reading = {
    files: [],
    roots: [],
    aliases: [],
    packages: new Map(),
    versions: new Map(),
    goModules: new Map(),
    phpRoots: [],
    settings: new Map(),
    publications: [],
    specifications: [],
    filterMappings: [],
    deployment: [],
    built: [],
    pages: [],
    looked: 0,
    bytes: 0,
    lines: 0,
  };
  let reportedMs = Number.NEGATIVE_INFINITY;
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
    readFile(context, reading, file);
    if (clock.monotonicMs() - reportedMs >= progressEveryMs) {
      reportedMs = clock.monotonicMs();
      context.progress(reading.looked - reading.files.length, undefined, file.path);
      await nextTurn();
    }
  }
  readBuilt(context, reading);
  takePages(reading);
  const { files, deployment, looked, bytes, lines } = reading;
  const publications = withDeployment(reading);
  const divided = divide(files, reading, reading.roots, settingNames);
  const programs = divided.map((own) => programOf({ ...reading, publications }, own));
  const { specifications } = reading;
  return { programs, specifications, deployment, left: looked - files.length, files: files.length, bytes, lines };
}

/** What is published, with whether the same folder also says how it is run. */
function withDeployment({ publications, deployment }: Reading): Publication[] {
  const running = deployment.filter(saysHowToRun);
  const isDeployed = ({ folder }: Publication) =>
    running.some((path) => folder === "" || path.startsWith(`${folder}/`));
  return publications.map((each) => (isDeployed(each) ? { ...each, isDeployed: true } : each));
}

/** A program with what the analysis of its language can ask for: nothing else may change what is found. */
function programOf(reading: Reading, files: readonly ReadSource[]): Program {
  const language = languageOf(files[0]!.grammar);
  const { aliases, packages, versions, goModules, phpRoots, settings } = reading;
  return {
    files,
    links: {
      aliases: language === "javascript" ? aliases : [],
      packages: language === "javascript" ? packages : new Map(),
      versions: language === "javascript" ? versions : new Map(),
      goModules: language === "go" ? goModules : new Map(),
      phpRoots: language === "php" ? phpRoots : [],
    },
    settings: language === "java" || language === "php" ? settings : new Map(),
    publications: reading.publications.filter((publication) => publication.language === language),
    specifications: language === "python" ? reading.specifications : [],
    filterMappings: language === "java" ? reading.filterMappings : [],
  };
}

function readFile(context: EngineContext, reading: Reading, file: TreeFile): void {
  const { report, signal } = context;
  try {
    const excluded = exclusionByPath(file.path);
    if (excluded === undefined) readSettings(reading, file);
    if (deploymentKind(file.path) !== undefined && reading.deployment.length < mostDeployment)
      reading.deployment.push(file.path);
    const isSmall = excluded === undefined && file.sizeBytes <= mostScriptBytes;
    const grammar = grammarOf(file.path) ?? (isSmall ? grammarOfScript(file.path, () => file.read()) : undefined);
    if (isTemplate(file.path)) {
      if (excluded === undefined) readPage(context, reading, file);
      return;
    }
    if (grammar === undefined) return;
    reading.looked++;
    if (excluded === builtCode && reading.built.length < mostBuilt) reading.built.push(file);
    else readSource(context, reading, file, grammar, excluded);
  } catch (cause) {
    signal.throwIfAborted();
    report.notCovered(file.path, `The file could not be read: ${messageOf(cause)}`);
  }
}

function readSource(
  { report }: EngineContext,
  reading: Reading,
  file: TreeFile,
  grammar: GrammarName,
  excluded: string | undefined,
): void {
  if (excluded === undefined && file.sizeBytes > mostFileBytes) {
    report.notCovered(file.path, `It is larger than ${mostFileBytes / 1_000_000} MB.`);
    return;
  }
  const bytes = excluded === undefined ? file.read() : Buffer.alloc(0);
  const text = decodeSource(bytes);
  const reason = excluded ?? (text === undefined ? "binary content" : exclusionByContent(file.path, text));
  if (reason !== undefined || text === undefined) {
    report.excluded(file.path, reason ?? "binary content");
    return;
  }
  reading.files.push({ path: file.path, grammar, text });
  reading.bytes += bytes.length;
  reading.lines += text.split("\n").length;
}

function readPage({ report }: EngineContext, reading: Reading, file: TreeFile): void {
  if (reading.pages.length >= mostPages) return;
  if (file.sizeBytes > mostPageBytes) {
    report.excluded(file.path, `a page larger than ${mostPageBytes / 1000} kB`);
    return;
  }
  const bytes = file.read();
  const text = decodeSource(bytes);
  if (text === undefined || exclusionByContent(file.path, text) !== undefined) return;
  reading.pages.push({ path: file.path, text, bytes: bytes.length });
}

/** Templates belong to programs of the language that shows them; without one there they are nothing. */
function takePages(reading: Reading): void {
  const present = new Set(reading.files.map(({ grammar }) => languageOf(grammar)));
  for (const { path, text, bytes } of reading.pages) {
    const grammar = hostOf(path, text, present);
    if (grammar === undefined) continue;
    reading.looked++;
    reading.files.push({ path, grammar, text });
    reading.bytes += bytes;
    reading.lines += text.split("\n").length;
  }
}

/** Reads what packages are entered by that hold nothing it was built from; leaves all other built files out. */
function readBuilt(context: EngineContext, reading: Reading): void {
  const folders = reading.publications.flatMap((publication) => builtFolder(publication, reading.files) ?? []);
  for (const file of reading.built) {
    const isEntered = folders.some(
      ({ folder, ending }) => file.path.startsWith(folder) && posix.extname(file.path) === ending,
    );
    try {
      readSource(context, reading, file, grammarOf(file.path)!, isEntered ? undefined : builtCode);
    } catch (cause) {
      context.signal.throwIfAborted();
      context.report.notCovered(file.path, `The file could not be read: ${messageOf(cause)}`);
    }
  }
}

/** Where the built files of a package lie that has no sources, and how their names end. */
function builtFolder(
  { language, folder, entries = [] }: Publication,
  files: readonly ReadSource[],
): { readonly folder: string; readonly ending: string } | undefined {
  const [entry] = entries;
  if (language !== "javascript" || entry === undefined) return undefined;
  const prefix = folder === "" ? "" : `${folder}/`;
  const hasSources = files.some(({ path }) => path.startsWith(prefix) && usualEntry.test(path.slice(prefix.length)));
  const path = posix.join(prefix, entry);
  return hasSources ? undefined : { folder: `${posix.dirname(path)}/`, ending: posix.extname(path) || ".js" };
}

/** What says how files belong together, and what programs are set to. */
function readSettings(reading: Reading, { path, sizeBytes, read }: TreeFile): void {
  const root = rootAt(path);
  if (root !== undefined) reading.roots.push(root);
  if (sizeBytes >= (path.endsWith(".properties") ? mostSettingsBytes : mostFileBytes)) return;
  const text = () => read().toString("utf8");
  if (publicationFile.test(path) && reading.publications.length < mostPublications) {
    const publication = readPublication(path, text());
    if (publication !== undefined) reading.publications.push(publication);
  }
  if (specificationFile.test(path) && reading.specifications.length < mostSpecifications) {
    const specification = readSpecification(path, text());
    if (specification !== undefined) reading.specifications.push(specification);
  }
  if (/(^|\/)(package|[jt]sconfig(\.[\w-]+)?)\.json$/.test(path)) {
    const manifest = readManifest(path, text());
    reading.aliases.push(...manifest.aliases);
    for (const [name, version] of manifest.versions ?? []) {
      if (versioned.has(name) && isBefore(version, reading.versions.get(name) ?? "99999"))
        reading.versions.set(name, version);
    }
    if (manifest.name !== undefined) reading.packages.set(manifest.name, path.replace(/\/?package\.json$/, ""));
  } else if (/(^|\/)go\.mod$/.test(path)) {
    const name = readGoModule(text());
    if (name !== undefined) reading.goModules.set(name, posix.dirname(path));
  } else if (/(^|\/)composer\.json$/.test(path)) {
    reading.phpRoots.push(...readComposer(path, text()));
  } else if (/(^|\/)web\.xml$/.test(path) && reading.filterMappings.length < mostFilterMappings) {
    reading.filterMappings.push(...readWebXml(text()));
  } else if (/(^|\/)security\.ya?ml$/.test(path)) {
    reading.settings.set(path.replace(/yml$/, "yaml"), readAccessControl(text()));
  } else if (path.endsWith(".properties")) {
    reading.settings.set(path, readProperties(text()));
  }
}

function reportSkip({ report }: EngineContext, path: string, reason: SkipReason): void {
  const isChoice = reason === "ignored" || reason === "symbolic link" || reason === "special file";
  if (isChoice) report.excluded(path, reason);
  else report.notCovered(path, reason);
}
