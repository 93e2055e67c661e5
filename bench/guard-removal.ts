/**
 * Takes one guard away from one place of a program and asks the code engine what is missing, 50 times with a fixed seed.
 * `npm run bench -- guard-removal [FOLDER…]`: the programs of our own, or checkouts of others.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Random, seededRandom } from "../packages/base/src/random/index.ts";
import { openTree } from "../packages/base/src/tree/index.ts";
import type { Finding } from "../packages/engines/src/findings/index.ts";
import { scanTexts } from "./code-scan.ts";
import type { App } from "./guard-removal/app.ts";
import { frameworkApps } from "./guard-removal/frameworks/index.ts";
import { laterApps } from "./guard-removal/later/index.ts";
import { serviceApps } from "./guard-removal/services/index.ts";

const variants = 50;
const foreignVariants = 20;
const rules = /^code\.(missing-(guard|role-check|owner-check)|unauthenticated-endpoint|client-supplied-identity)$/;

interface Operation {
  readonly operationId?: string;
  readonly "x-gatewatch-file": string;
  readonly "x-gatewatch-line": number;
  readonly "x-gatewatch-guards": readonly { readonly name: string; readonly file: string; readonly line: number }[];
}

interface Scan {
  readonly findings: readonly Finding[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

type Files = ReadonlyMap<string, string>;

export async function run(folders: readonly string[]): Promise<void> {
  if (folders.length === 0) {
    await measureOwn("own programs", frameworkApps, variants);
    await measureOwn("own programs written later", laterApps);
    await measureOwn("own services", serviceApps);
  }
  for (const folder of folders) await measureForeign(folder);
}

/** @param most places that are chosen; all of them when left out */
async function measureOwn(what: string, programs: Readonly<Record<string, App>>, most?: number): Promise<void> {
  const random = seededRandom("guard-removal");
  const places = Object.entries(programs).flatMap(([name, app]) =>
    Object.entries(app).flatMap(([path, text]) =>
      [...text.matchAll(/«[^»]*»/g)].map((match) => ({ name, path, index: match.index })),
    ),
  );
  const untouched = new Set<string>();
  for (const [name, app] of Object.entries(programs)) {
    const { findings } = await scan(plain(app));
    for (const finding of findings) {
      const said = `${name}: ${saying(finding)}`;
      console.log(`untouched ${said}`);
      untouched.add(said);
    }
  }
  const chosen = most === undefined ? places : pick(places, most, random);
  let found = 0;
  for (const { name, path, index } of chosen) {
    const text = programs[name]![path]!;
    const without =
      text.slice(0, index) +
      text.slice(index).replace(/«([^»]*)»/, (_, guard: string) => "\n".repeat(guard.split("\n").length - 1));
    const { findings } = await scan(plain({ ...programs[name], [path]: without }));
    if (findings.some((finding) => !untouched.has(`${name}: ${saying(finding)}`))) found++;
    else
      console.log(
        `missed ${name}: ${path}:${text.slice(0, index).split("\n").length} ${text.slice(index).split("\n")[0]!.slice(0, 100)}`,
      );
  }
  console.log(`guard removal, ${what}: ${found} of ${chosen.length} found, ${places.length} places`);
  console.log(`guard removal, ${what}, findings on the untouched: ${untouched.size}`);
}

function saying({ ruleId, location }: Finding): string {
  return `${ruleId} ${location.file}:${location.line}`;
}

function plain(app: App): Files {
  return new Map(Object.entries(app).map(([path, text]) => [path, text.replace(/[«»]/g, "")]));
}

/** In a checkout, guards are taken out of the lines in which endpoints are registered with them. */
async function measureForeign(folder: string): Promise<void> {
  const files = new Map<string, string>();
  for await (const { path } of (await openTree(folder, { gitignore: false })).files({})) {
    if (/\.([mc]?[jt]sx?|py|java|go|ya?ml)$|package\.json$/.test(path))
      files.set(path, readFileSync(join(folder, path), "utf8"));
  }
  const before = await scan(files);
  for (const { ruleId, location, evidence } of before.findings)
    console.log(`untouched ${ruleId} ${location.file}:${location.line} ${evidence.snippet?.trim()}`);
  const lineOf = (path: string, line: number) => files.get(path)?.split("\n")[line - 1] ?? "";
  const places = new Map<string, Edit>();
  for (const { file, line, name } of Object.values(before.paths).flatMap((operations) =>
    Object.values(operations).flatMap((each) => each["x-gatewatch-guards"]),
  )) {
    const word = name
      .replace(/\(\)$/, "")
      .split(".")
      .find((part) => lineOf(file, line).includes(part) && part.length > 3);
    // A guard under another name stands between the path and the handler.
    const guard =
      word === undefined
        ? /(?<=\(\s*["'][^"']*["']\s*,\s*)[\w.]+\s*,\s*/
        : new RegExp(`[\\w.]*\\b${word}\\b(?:\\([^()]*\\))?\\s*,\\s*|^\\s*@[\\w.]*${word}.*$`);
    const text = lineOf(file, line).replace(guard, "");
    if (text !== lineOf(file, line))
      places.set(`${file}:${line}`, { path: file, line, files: new Map([[file, withLine(files, file, line, text)]]) });
  }
  for (const operation of Object.values(before.paths).flatMap((operations) => Object.values(operations))) {
    const edit = undeclared(files, operation);
    if (edit !== undefined) places.set(`${edit.path}:${edit.line}`, edit);
  }
  const chosen = pick([...places.values()], foreignVariants, seededRandom("guard-removal"));
  let found = 0;
  for (const { path, line, files: changed } of chosen) {
    const { findings } = await scan(new Map([...files, ...changed]));
    if (findings.some((finding) => !before.findings.some((known) => saying(known) === saying(finding)))) found++;
    else console.log(`missed ${path}:${line} ${lineOf(path, line).trim()}`);
  }
  console.log(`guard removal, ${folder}: ${found} of ${chosen.length} found, ${places.size} places`);
  console.log(`guard removal, ${folder}, findings on the untouched: ${before.findings.length}`);
}

interface Edit {
  readonly path: string;
  readonly line: number;
  readonly files: Files;
}

function withLine(files: Files, path: string, line: number, text: string): string {
  const lines = files.get(path)!.split("\n");
  lines[line - 1] = text;
  return lines.join("\n");
}

/** Where a document of OpenAPI asks for a token: that goes, and the check in the function of Python that answers. */
function undeclared(files: Files, operation: Operation): Edit | undefined {
  const { operationId, "x-gatewatch-file": path, "x-gatewatch-line": line, "x-gatewatch-guards": guards } = operation;
  if (operationId === undefined || guards.length === 0 || !path.endsWith(".py")) return undefined;
  for (const [document, text] of files) {
    if (!/\.ya?ml$/.test(document)) continue;
    const asks = new RegExp(
      `\\n +security:(?:\\n +- [^\\n]*)+(?=(?:(?!\\n {2,4}\\S)[\\s\\S])*?operationId: [\\w.]*\\b${operationId}\\n)`,
    );
    const without = text.replace(asks, "");
    if (without === text) continue;
    const lines = files.get(path)!.split("\n");
    const refusal = lines.findIndex((each, index) => index >= line && /\b40[13]\b/.test(each));
    if (refusal > 0 && refusal < line + 20) {
      lines[refusal] = lines[refusal]!.replace(/\S.*/, "pass");
      lines[refusal - 1] = lines[refusal - 1]!.replace(/if .*:/, "if False:");
    }
    return {
      path,
      line,
      files: new Map([
        [document, without],
        [path, lines.join("\n")],
      ]),
    };
  }
  return undefined;
}

/** So many of them, each once as long as there are others. */
function pick<T>(all: readonly T[], count: number, random: Random): T[] {
  const left = [...all];
  const chosen: T[] = [];
  while (chosen.length < count && left.length > 0) {
    const index = random.bytes(4).readUInt32BE(0) % left.length;
    chosen.push(...left.splice(index, 1));
  }
  return chosen;
}

async function scan(files: Files): Promise<Scan> {
  const { findings, endpoints } = await scanTexts(files);
  return {
    findings: findings.filter(({ ruleId }) => rules.test(ruleId)),
    paths: endpoints === undefined ? {} : JSON.parse(endpoints.toString()).paths,
  };
}
