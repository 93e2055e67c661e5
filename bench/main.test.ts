import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

test("an unknown name lists the benchmarks", () => {
  const result = spawnSync(process.execPath, [join(import.meta.dirname, "main.ts"), "unheard"], { encoding: "utf8" });
  expect(result.status).toBe(2);
  expect(result.stderr).toContain('"unheard" is no benchmark. Run: npm run bench -- ');
  expect(result.stderr).not.toContain("main");
});
