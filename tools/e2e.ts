/** `npm run e2e -- NAME`: one end-to-end suite with real parts. Without a name it lists them. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { systemExec } from "@gatewatch/base/exec";

const root = join(import.meta.dirname, "..");
const suites = new Map([["dialects", ["packages/server/src/api/dialects"]]]);
for (const entry of readdirSync(join(root, "e2e"), { withFileTypes: true })) {
  if (entry.isDirectory()) suites.set(entry.name, [...(suites.get(entry.name) ?? []), `e2e/${entry.name}`]);
}

const folders = suites.get(process.argv[2] ?? "");
if (folders === undefined) {
  process.stdout.write(`Suites: ${[...suites.keys()].toSorted().join(", ")}\n`);
  process.exitCode = 2;
} else {
  const vitest = join(root, "node_modules", ".bin", "vitest");
  const { exitCode, stdout, stderr } = await systemExec(vitest, ["run", ...folders], {
    cwd: root,
    timeoutSeconds: 1200,
  });
  process.stdout.write(`${stdout}${stderr}`);
  process.exitCode = exitCode ?? 1;
}
