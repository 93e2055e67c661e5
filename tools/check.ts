/** `npm run check`: format and lint, types, then every guard; one line each. `--write` renews what is generated. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { systemExec } from "@gatewatch/base/exec";
import {
  configurationDocument,
  configurationPage,
  declaredFaults,
  declaredVariables,
  faultsDocument,
  faultsPage,
  guards,
  isProduct,
  runGuard,
} from "./guards/index.ts";
import { readSources } from "./sources/index.ts";

const root = join(import.meta.dirname, "..");
const programs = [
  { id: "biome", program: "biome", args: ["ci", "--colors=off"] },
  { id: "types", program: "tsc", args: ["--noEmit", "--pretty", "false", "-p", "."] },
  { id: "types web", program: "tsc", args: ["--noEmit", "--pretty", "false", "-p", "packages/web"] },
  { id: "types e2e", program: "tsc", args: ["--noEmit", "--pretty", "false", "-p", "e2e"] },
] as const;

let failed = 0;

function say(id: string, isFine: boolean, facts: string): void {
  if (!isFine) failed++;
  process.stdout.write(`${isFine ? "ok  " : "FAIL"} ${id.padEnd(13)} ${facts}\n`);
}

const run = (program: string, args: readonly string[]) =>
  systemExec(join(root, "node_modules", ".bin", program), args, { cwd: root, timeoutSeconds: 600 });

if (process.argv.includes("--write")) {
  const product = (await readSources(root)).filter(({ path }) => isProduct(path));
  writeFileSync(join(root, faultsPage), faultsDocument(declaredFaults(product)));
  writeFileSync(join(root, configurationPage), configurationDocument(declaredVariables(product)));
  await run("biome", ["format", "--write", faultsPage, configurationPage]);
}
for (const { id, program, args } of programs) {
  const result = await run(program, args);
  const lastLine = `${result.stdout}\n${result.stderr}`.trim().split("\n").at(-1) ?? "";
  say(id, result.exitCode === 0, result.exitCode === 0 ? "" : lastLine);
  if (result.exitCode !== 0) process.stdout.write(`${result.stdout}${result.stderr}\n`);
}
const sources = await readSources(root);
for (const guard of guards) {
  const { violations, facts } = runGuard(guard, sources);
  say(
    guard.id,
    violations.length === 0,
    violations.length === 0 ? facts : `${violations.length} violations in ${facts}`,
  );
  for (const violation of violations) process.stdout.write(`       ${violation}\n`);
}
process.exitCode = failed === 0 ? 0 : 1;
