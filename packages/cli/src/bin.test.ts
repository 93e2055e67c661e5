import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { runBin } from "./testkit/run-bin.ts";

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "gatewatch-bin-"));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

/** A Node on this machine that is too old for the platform, if there is one. */
function findOldNode(): string | undefined {
  const candidates = [...(process.env.PATH ?? "").split(delimiter), "/usr/local/bin", "/usr/bin"].map((folder) =>
    join(folder, "node"),
  );
  return candidates.find((node) => {
    if (!existsSync(node)) return false;
    const major = Number(execFileSync(node, ["-p", "process.versions.node.split('.')[0]"], { encoding: "utf8" }));
    return major >= 18 && major < 24;
  });
}

test("prints its version and help", async () => {
  expect(await runBin(["--version"], { cwd: home })).toMatchObject({
    exitCode: 0,
    stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
  });
  const help = await runBin(["--help"], { cwd: home });
  expect(help.exitCode).toBe(0);
  for (const verb of ["keys", "scan", "serve", "users", "version", "worker"])
    expect(help.stdout).toContain(`  ${verb} `);
});

test("every verb's help has examples", async () => {
  for (const verb of ["keys", "scan", "serve", "users", "version", "worker"]) {
    const help = await runBin([verb, "--help"], { cwd: home });
    expect(help).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("Examples:\n") });
  }
});

test("an error of the program itself ends with 3, never with 1, which means findings", async () => {
  mkdirSync(join(home, "bin"));
  mkdirSync(join(home, "src"));
  copyFileSync(join(import.meta.dirname, "..", "bin", "gatewatch.js"), join(home, "bin", "gatewatch.mjs"));
  writeFileSync(join(home, "src", "main.ts"), 'throw new Error("broken");');
  const result = await runBin(["scan", "."], { cwd: home, bin: join(home, "bin", "gatewatch.mjs") });
  expect(result).toMatchObject({ exitCode: 3, stderr: expect.stringContaining("broken") });
});

const oldNode = findOldNode();

describe.skipIf(oldNode === undefined)("started by an older Node", () => {
  test("it starts itself again and passes output and exit code through", async () => {
    mkdirSync(join(home, "app"));
    writeFileSync(join(home, "app", "a.txt"), "nothing");
    const result = await runBin(["scan", "app"], { cwd: home, node: oldNode! });
    expect(result).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("No findings.") });
    expect(await runBin(["scan"], { cwd: home, node: oldNode! })).toMatchObject({ exitCode: 2 });
  });

  test("without a newer one it says what to do", async () => {
    const bin = join(home, "gatewatch.mjs");
    copyFileSync(join(import.meta.dirname, "..", "bin", "gatewatch.js"), bin);
    const result = await runBin(["scan", "."], { cwd: home, node: oldNode!, bin });
    expect(result).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('Run "npm install"') });
  });
});
