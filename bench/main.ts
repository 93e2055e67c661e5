/** `npm run bench -- NAME args…`: says what machine this is, then runs one benchmark, which prints `name: value` lines. */
import { readdirSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";

interface Benchmark {
  run(args: readonly string[]): Promise<void>;
}

const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts") && file !== "main.ts")
  .map((file) => file.replace(/\.ts$/, ""))
  .sort();

const [name = "", ...args] = process.argv.slice(2);
if (names.includes(name)) {
  console.log(
    `machine: ${cpus().length} cores (${cpus()[0]?.model ?? "unknown"}), ${(totalmem() / 1e9).toFixed(0)} GB`,
  );
  console.log(`node: ${process.versions.node}`);
  const benchmark: Benchmark = await import(join(import.meta.dirname, `${name}.ts`));
  await benchmark.run(args);
} else {
  console.error(`${JSON.stringify(name)} is no benchmark. Run: npm run bench -- ${names.join("|")}`);
  process.exitCode = 2;
}
