/** The commands that are compared: Gatewatch as its users run it, and the tools of others at a path of the caller's. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "./measure.ts";

export interface Contender {
  readonly name: string;
  readonly version: string;
  readonly command: Command;
  /** Exit codes of a run that did its work. */
  readonly goodExits: readonly number[];
  /** Keys of what it found, after a run. */
  found(): readonly string[];
}

const repository = join(import.meta.dirname, "..", "..");

/** @param cache folder of its own for what it keeps between scans @param rules the users' own */
export function gatewatch(corpus: string, scratch: string, cache: string, rules?: string): Contender {
  const output = join(scratch, "gatewatch.json");
  const options = ["--engines", "code", "--offline", "--no-gitignore", "--fail-on", "none"];
  const own = rules === undefined ? [] : ["--code-rules", rules];
  return {
    name: "Gatewatch",
    version: JSON.parse(readFileSync(join(repository, "packages", "cli", "package.json"), "utf8")).version,
    command: {
      program: process.execPath,
      args: [join(repository, "packages", "cli", "bin", "gatewatch.js"), "scan", corpus].concat(
        options,
        own,
        "--format",
        `json=${output}`,
      ),
      environment: { XDG_CACHE_HOME: cache, GATEWATCH_URL: "" },
    },
    goodExits: [0, 3],
    found: () =>
      read<{ findings: { ruleId: string; location: { file?: string; line?: number } }[] }>(output).findings.map(
        ({ ruleId, location }) => `${ruleId} ${location.file}:${location.line}`,
      ),
  };
}

/** @param environment folder of a Python environment */
export function bandit(corpus: string, scratch: string, environment: string): Contender | undefined {
  const program = programIn(environment, "bandit");
  if (program === undefined) return undefined;
  const output = join(scratch, "bandit.json");
  return {
    name: "bandit",
    version: versionOf(program),
    command: { program, args: ["-q", "-r", corpus, "-f", "json", "-o", output] },
    goodExits: [0, 1],
    found: () =>
      read<{ results: { test_id: string; filename: string; line_number: number }[] }>(output).results.map(
        (result) => `${result.test_id} ${result.filename}:${result.line_number}`,
      ),
  };
}

/** All rules of a plug-in. @param folder where eslint, the plug-in and `@typescript-eslint/parser` are installed */
export function eslint(
  corpus: string,
  scratch: string,
  folder: string,
  plugin: "sonarjs" | "security",
): Contender | undefined {
  const program = join(folder, "node_modules", "eslint", "bin", "eslint.js");
  const home = join(folder, "node_modules", `eslint-plugin-${plugin}`);
  if (!existsSync(program) || !existsSync(home)) return undefined;
  const version: string = read<{ version: string }>(join(home, "package.json")).version;
  const config = join(folder, `gatewatch-${plugin}.config.mjs`);
  writeFileSync(config, configOf(plugin));
  const output = join(scratch, `${plugin}.json`);
  return {
    name: `eslint-plugin-${plugin}`,
    version: `${version}, ESLint ${read<{ version: string }>(join(folder, "node_modules", "eslint", "package.json")).version}`,
    command: {
      program: process.execPath,
      args: ["--max-old-space-size=8192", program, "--no-config-lookup", "--config", config].concat(
        ["--no-inline-config", "--no-error-on-unmatched-pattern", "--format", "json", "--output-file", output],
        ".",
      ),
      cwd: corpus,
    },
    goodExits: [0, 1],
    found: () =>
      read<{ filePath: string; messages: { ruleId: string | null; line: number }[] }[]>(output).flatMap(
        ({ filePath, messages }) => messages.map(({ ruleId, line }) => `${ruleId} ${filePath}:${line}`),
      ),
  };
}

function configOf(plugin: string): string {
  return `import plugin from "eslint-plugin-${plugin}";
import * as parser from "@typescript-eslint/parser";
const rules = Object.fromEntries(Object.keys(plugin.rules).map((name) => ["${plugin}/" + name, "warn"]));
const plugins = { "${plugin}": plugin };
export default [
  { files: ["**/*.{js,mjs,cjs,jsx}"], plugins, rules, languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } },
  { files: ["**/*.{ts,mts,cts,tsx}"], plugins, rules, languageOptions: { parser } },
];
`;
}

/** @param environment folder of a Python environment @param rules folder with rules alone */
export function semgrep(corpus: string, scratch: string, environment: string, rules: string): Contender | undefined {
  const program = programIn(environment, "semgrep");
  if (program === undefined) return undefined;
  const output = join(scratch, "semgrep.json");
  const options = ["--metrics", "off", "--jobs", "2", "--disable-version-check", "--no-git-ignore", "--quiet"];
  return {
    name: "semgrep",
    version: versionOf(program),
    command: {
      program,
      args: ["scan", ...options, "--config", rules, "--json", "--output", output, corpus],
      environment: { PATH: `${join(environment, "bin")}:${process.env["PATH"] ?? ""}` },
    },
    goodExits: [0, 1, 2],
    found: () =>
      read<{ results: { check_id: string; path: string; start: { line: number } }[] }>(output).results.map(
        ({ check_id, path, start }) => `${check_id.split(".").at(-1)} ${path}:${start.line}`,
      ),
  };
}

function programIn(environment: string, name: string): string | undefined {
  return [join(environment, "bin", name), join(environment, name)].find((path) => existsSync(path));
}

function versionOf(program: string): string {
  const { stdout } = spawnSync(program, ["--version"], { encoding: "utf8" });
  return /\d+(\.\d+)+/.exec(stdout)?.[0] ?? "unknown version";
}

function read<T>(file: string): T {
  return JSON.parse(readFileSync(file, "utf8"));
}
