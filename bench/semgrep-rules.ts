/**
 * Scores the import of users' rules on a folder of rules with test files beside them: every line after `ruleid:` must be
 * found, every line after `ok:` must stay silent. `npm run bench -- semgrep-rules <folder> [--names]`
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, extname, join, relative } from "node:path";
import { isMap, isSeq, parseDocument } from "yaml";
import { systemClock } from "../packages/base/src/clock/index.ts";
import { searchFile } from "../packages/engines/src/code/index.ts";
import { createTextParser, type GrammarName } from "../packages/engines/src/code/parse/index.ts";
import { createUserRules } from "../packages/engines/src/code/semgrep/index.ts";

interface Score {
  rules: number;
  unsupported: number;
  found: number;
  expected: number;
  silent: number;
  clean: number;
  /** Of the lines that the rules' own tool is known to miss, or to report wrongly. */
  alsoFound: number;
  alsoExpected: number;
  alsoSilent: number;
  alsoClean: number;
  files: number;
  exact: number;
  lines: number;
  seconds: number;
}

const languages = ["javascript", "typescript", "python", "java", "go", "php", "ruby", "csharp"] as const;
type Language = (typeof languages)[number];
const languageOf: Readonly<Record<string, Language>> = {
  js: "javascript",
  javascript: "javascript",
  ts: "typescript",
  typescript: "typescript",
  python: "python",
  py: "python",
  java: "java",
  go: "go",
  php: "php",
  ruby: "ruby",
  csharp: "csharp",
};
const grammars: Readonly<Record<string, GrammarName>> = {
  ".js": "javascript",
  ".jsx": "javascript",
  ".ts": "typescript",
  ".tsx": "tsx",
  ".py": "python",
  ".java": "java",
  ".go": "go",
  ".php": "php",
  ".rb": "ruby",
  ".cs": "csharp",
};

export async function run(args: readonly string[]): Promise<void> {
  const [folder = ""] = args;
  if (!existsSync(folder)) {
    console.log(`semgrep-rules: skipped, ${JSON.stringify(folder)} is no folder. Pass a checkout of rules with tests.`);
    return;
  }
  const scores = new Map(languages.map((language) => [language, emptyScore()]));
  const parser = createTextParser(systemClock);
  const slow: { name: string; ratio: number }[] = [];
  for (const file of ruleFiles(folder)) {
    const text = readFileSync(file, "utf8");
    const named = /^\s*languages:\s*(?:\n\s*-\s*|\[\s*)["']?(\w+)/m.exec(text)?.[1];
    const language = named === undefined ? undefined : languageOf[named];
    if (language === undefined) continue;
    const score = scores.get(language)!;
    const rules = await createUserRules([{ name: basename(file), text: withoutPaths(text) }], parser, systemClock);
    const unsupported = rules.problems.filter(({ reason }) => reason.startsWith("The rule is not run: ")).length;
    score.rules += rules.rules.length + unsupported;
    score.unsupported += unsupported;
    const name = relative(folder, file);
    if (args.includes("--names"))
      for (const { place, reason } of rules.problems) console.log(`! ${name} ${place}: ${reason}`);
    for (const test of testsOf(file)) {
      const source = readFileSync(test, "utf8");
      const isOwn = language === "typescript" && /\.jsx?$/.test(test);
      const grammar = isOwn ? "tsx" : grammars[extname(test)]!;
      const tree = await parser.parse(grammar, source, 5);
      if (tree === undefined) continue;
      const began = systemClock.monotonicMs();
      const { hits, problems } = await searchFile(rules, { path: basename(test), grammar, tree }, systemClock);
      const seconds = (systemClock.monotonicMs() - began) / 1000;
      score.seconds += seconds;
      const lineCount = source.split("\n").length;
      score.lines += lineCount;
      slow.push({ name, ratio: seconds / lineCount });
      const lines = new Map<string, Set<number>>();
      for (const { rule, match } of hits) {
        const line = source.slice(0, match.start).split("\n").length;
        lines.set(rule.id, (lines.get(rule.id) ?? new Set()).add(line));
      }
      const marks = annotationsOf(source);
      const missed = marks.filter((mark) => mark.kind === "ruleid" && !lines.get(mark.rule)?.has(mark.line));
      const noisy = marks.filter((mark) => mark.kind === "ok" && lines.get(mark.rule)?.has(mark.line));
      const expected = marks.filter((mark) => mark.kind === "ruleid").length;
      const clean = marks.filter((mark) => mark.kind === "ok").length;
      const isFound = (mark: Annotation) => lines.get(mark.rule)?.has(mark.line) === true;
      const also = marks.filter((mark) => mark.kind === "todoruleid");
      const alsoClean = marks.filter((mark) => mark.kind === "todook");
      score.alsoExpected += also.length;
      score.alsoFound += also.filter(isFound).length;
      score.alsoClean += alsoClean.length;
      score.alsoSilent += alsoClean.filter((mark) => !isFound(mark)).length;
      score.expected += expected;
      score.found += expected - missed.length;
      score.clean += clean;
      score.silent += clean - noisy.length;
      score.files++;
      if (missed.length + noisy.length === 0) score.exact++;
      if (!args.includes("--names")) continue;
      for (const { place, reason } of problems) console.log(`! ${name} ${place}: ${reason}`);
      if (missed.length > 0)
        console.log(`- ${name} ${basename(test)} misses ${missed.map((mark) => mark.line).join(" ")}`);
      if (noisy.length > 0)
        console.log(`+ ${name} ${basename(test)} wrongly ${noisy.map((mark) => mark.line).join(" ")}`);
    }
  }
  parser.close();
  for (const [language, score] of scores) print(language, score);
  slow.sort((left, right) => right.ratio - left.ratio);
  for (const { name, ratio } of slow.slice(0, 5))
    console.log(`slowest: ${name} ${(ratio * 1e6).toFixed(0)} ms per kLOC`);
}

function print(language: string, score: Score): void {
  const share = (part: number, whole: number) =>
    `${part}/${whole} (${((100 * part) / Math.max(1, whole)).toFixed(1)} %)`;
  console.log(
    `${language}: ${score.rules} rules, ${score.unsupported} not supported; ruleid ${share(score.found, score.expected)}, ok ${share(score.silent, score.clean)}, files exact ${share(score.exact, score.files)}; todoruleid ${score.alsoFound}/${score.alsoExpected}, todook ${score.alsoSilent}/${score.alsoClean}; ${((1e6 * score.seconds) / Math.max(1, score.lines)).toFixed(1)} ms per kLOC`,
  );
}

function emptyScore(): Score {
  return {
    rules: 0,
    unsupported: 0,
    found: 0,
    expected: 0,
    silent: 0,
    clean: 0,
    alsoFound: 0,
    alsoExpected: 0,
    alsoSilent: 0,
    alsoClean: 0,
    files: 0,
    exact: 0,
    lines: 0,
    seconds: 0,
  };
}

/** The tests stand beside the rules, wherever these want to be used. */
function withoutPaths(text: string): string {
  const document = parseDocument(text, { uniqueKeys: false });
  const rules = document.get("rules");
  if (isSeq(rules)) for (const rule of rules.items) if (isMap(rule)) rule.delete("paths");
  return document.toString();
}

function ruleFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name) && !/\.test\.ya?ml$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !relative(folder, file).startsWith("."))
    .sort();
}

/** Files beside a rule file with its name. */
function testsOf(file: string): string[] {
  const stem = basename(file).replace(/\.ya?ml$/, "");
  return readdirSync(dirname(file))
    .filter((name) => grammars[extname(name)] !== undefined && !/\.fixed\.\w+$/.test(name))
    .filter((name) => name.slice(0, -extname(name).length) === stem || name.startsWith(`${stem}.`))
    .map((name) => join(dirname(file), name));
}

interface Annotation {
  readonly kind: string;
  readonly rule: string;
  readonly line: number;
}

/** What each line is said to be; an annotation speaks of the next line that is no annotation. */
function annotationsOf(source: string): Annotation[] {
  const lines = source.split("\n");
  const found: Annotation[] = [];
  const annotation = /(?:^|[^\w])(ruleid|ok|todoruleid|todook):\s*(?:deep(?:todo)?(?:ruleid|ok):\s*)?([\w.,/ -]+)/;
  for (const [index, line] of lines.entries()) {
    const mark = annotation.exec(line);
    if (mark === null || !/(#|\/\/|\/\*|<!--|\*)/.test(line.slice(0, mark.index + 1))) continue;
    let next = index + 1;
    while (next < lines.length && annotation.test(lines[next]!)) next++;
    for (const rule of mark[2]!.split(/[\s,]+/).map((each) => each.replace(/^.*\./, "")))
      if (/^[\w-]*\w$/.test(rule)) found.push({ kind: mark[1]!, rule, line: next + 1 });
  }
  return found;
}
