/**
 * `npm run conformance`: one row for each documented endpoint. `--write` keeps the table in docs/contracts.md,
 * `--contracts DIR` also runs the literal snippets of the documents in that folder, `--fuzz N` sends N requests to each route.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { systemExec } from "@gatewatch/base/exec";
import { literalRows } from "./literal.ts";
import { rows } from "./rows/index.ts";
import { contractsPage, runRows } from "./table.ts";
import { worldsOnDemand } from "./world.ts";

const root = join(import.meta.dirname, "../..");
const page = join(root, "docs", "contracts.md");
const { values } = parseArgs({
  options: {
    write: { type: "boolean" },
    contracts: { type: "string" },
    fuzz: { type: "string" },
    only: { type: "string" },
  },
});

if (values.fuzz !== undefined) process.exitCode = await fuzz(Number(values.fuzz));
else process.exitCode = await conform();

async function conform(): Promise<number> {
  const folder = values.contracts ?? process.env.GATEWATCH_CONTRACTS;
  const worlds = worldsOnDemand();
  try {
    const chosen = [...rows, ...(folder === undefined ? [] : await literalRows(folder))].filter(
      ({ contract, endpoint }) => `${contract} ${endpoint}`.includes(values.only ?? ""),
    );
    const outcomes = await runRows(worlds.of, chosen, ({ contract, endpoint, works, told }) => {
      process.stdout.write(
        `${works ? "works" : "fails"}  ${contract.padEnd(8)}  ${endpoint.padEnd(52)}  ${told.slice(0, 400)}\n`,
      );
    });
    const failed = outcomes.filter(({ works }) => !works).length;
    process.stdout.write(`${outcomes.length - failed} of ${outcomes.length} rows work\n`);
    if (folder === undefined)
      process.stdout.write("The documents' own snippets: not run (name their folder with --contracts DIR)\n");
    if (values.write) {
      writeFileSync(page, contractsPage(outcomes));
      const biome = join(root, "node_modules", ".bin", "biome");
      await systemExec(biome, ["format", "--write", page], { cwd: root, timeoutSeconds: 60 });
      process.stdout.write(`${readFileSync(page, "utf8").split("\n").length} lines written to docs/contracts.md\n`);
    }
    return failed === 0 ? 0 : 1;
  } finally {
    await worlds.close();
  }
}

async function fuzz(perRoute: number): Promise<number> {
  const vitest = join(root, "node_modules", ".bin", "vitest");
  const suite = "packages/server/src/api/dialects/fuzz.test.ts";
  const env = {
    GATEWATCH_FUZZ_RUNS: String(perRoute),
    GATEWATCH_FUZZ_SEED: String(process.env.GATEWATCH_FUZZ_SEED ?? 1),
  };
  const { stdout, stderr, exitCode } = await systemExec(vitest, ["run", suite], {
    cwd: root,
    timeoutSeconds: 24 * 3600,
    env,
  });
  process.stdout.write(`${stdout}${stderr}`);
  return exitCode ?? 1;
}
