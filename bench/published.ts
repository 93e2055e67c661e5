/**
 * Scans published vulnerable packages and the versions that mend them: is the flaw found where it was published, and is
 * the mended version silent there? `npm run bench -- published FOLDER [id…|often|later|never] [--show]`; FOLDER holds `<id>/vulnerable` and
 * `<id>/fixed`, as `node bench/published/fetch.ts FOLDER` puts them there.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Finding } from "../packages/engines/src/findings/index.ts";
import { scanFolder } from "./code-scan.ts";
import { type Advisory, advisories } from "./published/list.ts";

/** Findings below this are not shown by default. */
const leastConfidence = 4;

/** Rules that name the class of a CWE. */
const rulesOf: Readonly<Record<number, RegExp>> = {
  22: /path-traversal|archive-extraction/,
  78: /command-injection|code-injection|unsafe-reflection/,
  79: /cross-site-scripting/,
  88: /argument-injection|command-injection/,
  89: /sql-injection/,
  93: /header-injection/,
  94: /code-injection|template-injection|command-injection|unsafe-reflection/,
  95: /code-injection/,
  502: /deserialization|unsafe-reflection/,
  601: /open-redirect/,
  611: /xml-external-entities/,
  917: /code-injection|unsafe-reflection/,
  918: /server-side-request-forgery/,
  1321: /prototype-pollution/,
  1333: /slow-pattern|regex-injection/,
};

export async function run(args: readonly string[]): Promise<void> {
  const [folder = "", ...more] = args;
  const wanted = more.filter((arg) => !arg.startsWith("--"));
  const rows = advisories.filter(({ id, seen }) => wanted.length === 0 || wanted.includes(id) || wanted.includes(seen));
  const measured: { advisory: Advisory; isFound: boolean; isSilent: boolean }[] = [];
  for (const advisory of rows) {
    const [vulnerable, fixed] = [join(folder, advisory.id, "vulnerable"), join(folder, advisory.id, "fixed")];
    if (!existsSync(vulnerable) || !existsSync(fixed)) {
      console.log(`${advisory.id}: not measured, ${JSON.stringify(join(folder, advisory.id))} is not there`);
      continue;
    }
    const before = await matching(vulnerable, advisory, more.includes("--show"));
    const after = await matching(fixed, advisory, more.includes("--show"));
    const isFound = before.length > 0;
    const isSilent = isFound && after.length === 0;
    measured.push({ advisory, isFound, isSilent });
    console.log(
      `${advisory.id} ${advisory.advisory} CWE-${advisory.cwe}: ${isFound ? `found at ${placeOf(before[0]!)}` : "not found"}${
        !isFound ? "" : isSilent ? ", silent after the fix" : `, still said of ${placeOf(after[0]!)}`
      }`,
    );
  }
  const classes = [...new Set(measured.map(({ advisory }) => advisory.cwe))].sort((left, right) => left - right);
  for (const cwe of classes) sumUp(`CWE-${cwe}`, (advisory) => advisory.cwe === cwe);
  for (const seen of ["often", "later", "never"] as const) sumUp(`seen ${seen}`, (advisory) => advisory.seen === seen);
  sumUp("all", () => true);

  function sumUp(name: string, isOne: (advisory: Advisory) => boolean): void {
    const all = measured.filter(({ advisory }) => isOne(advisory));
    const found = all.filter(({ isFound }) => isFound);
    const silent = found.filter(({ isSilent }) => isSilent);
    console.log(`published, ${name}: found ${share(found, all)}, of those silent ${share(silent, found)}`);
  }
}

function share(part: readonly unknown[], whole: readonly unknown[]): string {
  return `${part.length} of ${whole.length} (${((100 * part.length) / Math.max(1, whole.length)).toFixed(0)} %)`;
}

async function matching(folder: string, advisory: Advisory, isShown: boolean): Promise<Finding[]> {
  const { findings, seconds, statistics, notCovered } = await scanFolder(folder);
  if (isShown) {
    console.log(`  ${folder}: ${findings.length} findings, ${seconds.toFixed(1)} s, ${statistics["lines"]} lines`);
    for (const gap of notCovered.filter((each) => isNamed(advisory, each.replace(/:[^:]*$/, ""))))
      console.log(`    ${gap}`);
    for (const finding of findings)
      console.log(
        `    ${isOf(advisory, finding) ? "*" : " "} ${finding.severity} ${finding.confidence} ${finding.ruleId} ${placeOf(finding)} ${factOf(finding, "function")} ${factOf(finding, "source")} | ${finding.evidence.snippet?.trim().slice(0, 110)}`,
      );
  }
  return findings.filter((finding) => isOf(advisory, finding));
}

/** Whether a finding says what was published: its class, in the file and function, or with a flow through them. */
function isOf(advisory: Advisory, finding: Finding): boolean {
  if (finding.suppressed !== undefined || finding.confidence < leastConfidence) return false;
  if (!rulesOf[advisory.cwe]!.test(finding.ruleId)) return false;
  const isHere = isNamed(advisory, finding.location.file ?? "");
  const own = factOf(finding, "function").split(".");
  if (isHere && (advisory.symbols.length === 0 || advisory.symbols.some((symbol) => own.includes(symbol)))) return true;
  // A pattern is slow where it stands, whoever calls it.
  if (advisory.cwe === 1333) return false;
  // What reaches one place from several functions is one finding that names them all.
  const sources = `${factOf(finding, "source")}, ${factOf(finding, "other sources")}`;
  if (advisory.symbols.some((symbol) => new RegExp(`\\bof (\\w+\\.)*${symbol}\\b`).test(sources))) return true;
  const steps = (finding.trace ?? []).filter(({ file }) => isNamed(advisory, file));
  if (advisory.symbols.length === 0) return isHere || steps.length > 0;
  return steps.some(({ note }) => advisory.symbols.some((symbol) => note?.includes(` to ${symbol} `)));
}

function isNamed({ file }: Advisory, path: string): boolean {
  return file.split(",").some((end) => path === end || path.endsWith(`/${end}`));
}

function factOf({ evidence }: Finding, name: string): string {
  return evidence.facts?.[name] ?? "";
}

function placeOf({ ruleId, location }: Finding): string {
  return `${ruleId.replace(/^code\./, "")} ${location.file}:${location.line}`;
}
