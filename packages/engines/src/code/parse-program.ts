import { messageOf } from "@gatewatch/base/fault";
import type { Module } from "./ir/index.ts";
import { lower, programText } from "./languages/index.ts";
import type { FlatTree, TextParser, TreeNodes } from "./parse/index.ts";
import { type ProgramRun, secondsPerFile } from "./program-run.ts";
import type { Program, ReadSource } from "./programs/index.ts";
import { Lines } from "./reporting/index.ts";
import type { RuleMarks, UserHit, UserRules } from "./semgrep/index.ts";

/** What another thread parses of a program at the same time. */
export interface TreesAhead {
  /** The nodes of the file with this index; `undefined` when it is to be parsed here. Files are asked for in their order. */
  nodesOf(index: number): Promise<TreeNodes | undefined>;
  end(): void;
}

/** A program, parsed and lowered. */
export interface ParsedProgram {
  readonly modules: ReadonlyMap<string, Module>;
  /** What the users' own rules found, by file. */
  readonly userHits: ReadonlyMap<string, readonly UserHit[]>;
  /** Where the parts of their taint rules stand, by file. */
  readonly userMarks: ReadonlyMap<string, readonly RuleMarks[]>;
}

/** Parses and lowers every file of a program, and searches each with the users' own rules. */
export async function parseProgram(
  run: ProgramRun,
  { files }: Program,
  parser: TextParser,
  userRules: UserRules,
  ahead?: TreesAhead,
): Promise<ParsedProgram> {
  const modules = new Map<string, Module>();
  const userHits = new Map<string, readonly UserHit[]>();
  const userMarks = new Map<string, readonly RuleMarks[]>();
  userRules.restart();
  for (const [index, file] of files.entries()) {
    run.throwIfStopped();
    if (run.isOver()) {
      run.gap(
        file.path,
        `The time of ${run.timeSeconds} s ended here; this file and all after it in its program were not read.`,
      );
      break;
    }
    const { path, grammar, text } = file;
    try {
      const parsed = programText(path, text);
      const nodes = (await ahead?.nodesOf(index)) ?? (await parser.nodesOf(grammar, parsed, secondsPerFile));
      const tree = nodes && (await parser.treeOf(grammar, parsed, nodes));
      if (tree === undefined) {
        run.late();
        run.gap(path, `Parsing took more than ${secondsPerFile} s.`);
        continue;
      }
      modules.set(path, lowered(run, file, tree));
      const { hits, marks, problems } = await userRules.search({ path, grammar, tree });
      // What ends a rule may be time.
      if (problems.length > 0) run.late();
      for (const { place, reason, rule } of problems) run.gap(place, reason, [`code.user.${rule ?? ""}`]);
      if (hits.length > 0) userHits.set(path, hits);
      if (marks.length > 0) userMarks.set(path, marks);
    } catch (cause) {
      run.throwIfStopped();
      run.gap(path, `The file could not be read: ${messageOf(cause)}`);
    }
    await run.giveWay(index + 1, path);
  }
  ahead?.end();
  return { modules, userHits, userMarks };
}

function lowered(run: ProgramRun, { grammar, path, text }: ReadSource, tree: FlatTree): Module {
  const module = lower(grammar, path, tree, text);
  if (module.errorStarts.length > 0) {
    const line = new Lines(text).at(module.errorStarts[0]!).line;
    run.gap(
      path,
      `${module.errorStarts.length} places could not be parsed, the first in line ${line}; the rest was analysed.`,
    );
  }
  for (const reason of module.cut) run.gap(path, reason);
  return module;
}
