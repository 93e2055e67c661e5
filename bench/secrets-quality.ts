/**
 * Quality of the secrets engine on a local checkout of Plazmaz/leaky-repo, whose truth is a count of labelled lines per
 * file. `npm run bench -- secrets-quality <folder>`; gitleaks and secretlint are measured beside it where installed.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { systemExec } from "../packages/base/src/exec/index.ts";
import { openTree } from "../packages/base/src/tree/index.ts";
import { secretsEngine } from "../packages/engines/src/secrets/index.ts";
import { createTestContext } from "../packages/engines/src/testing/index.ts";

/** Lines by file. */
type Lines = Map<string, Set<number>>;

export async function run(args: string[]): Promise<void> {
  const folder = args[0] ?? "/tmp/leaky-repo";
  const labels = join(folder, ".leaky-meta/secrets.csv");
  if (!existsSync(labels)) {
    console.log(`secrets-quality: skipped, "${folder}" holds no checkout of leaky-repo. Pass its folder.`);
    return;
  }
  const truth = readTruth(labels);
  const ours = await scan(folder);
  print("ours, location and companion lines", truth, ours.all);
  print("ours, location lines only", truth, ours.locations);
  await printOther("gitleaks", truth, folder, gitleaksLines);
  await printOther("secretlint", truth, folder, secretlintLines);
}

/** Labelled lines by file: risk and informative ones together. */
function readTruth(path: string): Map<string, number> {
  const rows = readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "" && !line.startsWith("#"));
  return new Map(
    rows.map((row) => row.split(",")).map(([file, risk, informative]) => [file!, Number(risk) + Number(informative)]),
  );
}

function print(name: string, truth: ReadonlyMap<string, number>, found: Lines): void {
  let [covered, elsewhere, total] = [0, 0, 0];
  for (const [file, wanted] of truth) {
    const lines = found.get(file)?.size ?? 0;
    total += wanted;
    covered += Math.min(lines, wanted);
    elsewhere += Math.max(0, lines - wanted);
  }
  for (const [file, lines] of found) {
    if (!truth.has(file) && !file.startsWith(".leaky-meta/")) elsewhere += lines.size;
  }
  console.log(`leaky-repo, ${name}, labelled lines covered of ${total}: ${covered}`);
  console.log(`leaky-repo, ${name}, lines elsewhere: ${elsewhere}`);
}

async function scan(folder: string): Promise<{ locations: Lines; all: Lines }> {
  const found = { locations: new Map() as Lines, all: new Map() as Lines };
  const { context } = createTestContext(await openTree(folder, { gitignore: false }), { budget: { timeSeconds: 600 } });
  for await (const { location, trace } of secretsEngine.run(context)) {
    add(found.locations, location.file!, location.line!);
    add(found.all, location.file!, location.line!);
    for (const step of trace ?? []) add(found.all, step.file, step.line);
  }
  return found;
}

function add(lines: Lines, file: string, line: number): void {
  const known = lines.get(file);
  if (known) known.add(line);
  else lines.set(file, new Set([line]));
}

async function printOther(
  name: string,
  truth: ReadonlyMap<string, number>,
  folder: string,
  measure: (folder: string, scratch: string) => Promise<Lines>,
): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), "secrets-quality-"));
  try {
    print(name, truth, await measure(folder, scratch));
  } catch {
    console.log(`leaky-repo, ${name}: not installed`);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** gitleaks on the files as they are, its report as JSON. */
async function gitleaksLines(folder: string, scratch: string): Promise<Lines> {
  const report = join(scratch, "report.json");
  const args = ["dir", folder, "--no-banner", "--exit-code", "0", "--report-format", "json", "--report-path", report];
  await systemExec("gitleaks", args, { timeoutSeconds: 120 });
  const found: Lines = new Map();
  for (const { File, StartLine } of JSON.parse(readFileSync(report, "utf8")))
    add(found, relative(folder, File), StartLine);
  return found;
}

/** secretlint with its recommended rules. */
async function secretlintLines(folder: string): Promise<Lines> {
  const args = [
    "--format",
    "json",
    "--secretlintrcJSON",
    '{"rules":[{"id":"@secretlint/secretlint-rule-preset-recommend"}]}',
    "**/*",
    "**/.*",
  ];
  const { stdout } = await systemExec("secretlint", args, {
    cwd: folder,
    timeoutSeconds: 120,
    maxOutputBytes: 16_000_000,
  });
  const found: Lines = new Map();
  for (const { filePath, messages } of JSON.parse(stdout)) {
    for (const { loc } of messages) add(found, relative(folder, filePath), loc.start.line);
  }
  return found;
}
