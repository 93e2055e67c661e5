import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type BinResult, runBin } from "../testkit/run-bin.ts";

let home: string;
const environment = () => ({ GATEWATCH_DATA: join(home, "data"), GATEWATCH_SCAN_CONCURRENCY: "1" });
const gatewatch = (...args: string[]) => runBin(args, { cwd: home, environment: environment() });

/** A process that holds the data folder and its embedded PostgreSQL until it is stopped. */
async function start(): Promise<{ readonly child: ChildProcess; readonly ended: Promise<BinResult> }> {
  const started = Promise.withResolvers<ChildProcess>();
  const ended = runBin(["worker"], { cwd: home, environment: environment(), onStart: started.resolve });
  const child = await started.promise;
  await Promise.race([once(child.stdout!, "data"), ended.then(({ stderr }) => Promise.reject(new Error(stderr)))]);
  return { child, ended };
}

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), "gatewatch-operations-"));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

test("a whole installation is examined and backed up while it runs, and restored over what came later once it does not", async () => {
  writeFileSync(join(home, "passphrase"), crypto.randomUUID());
  const sealed = ["--passphrase-file", "passphrase"];
  const running = await start();
  try {
    await gatewatch("users", "add", "kept@example.com");
    const [migrate, doctor, verify, backup] = await Promise.all([
      gatewatch("migrate", "--dry-run"),
      gatewatch("doctor", "--json"),
      gatewatch("audit", "verify"),
      gatewatch("backup", ...sealed, "one.tar.gz"),
    ]);
    expect(migrate).toMatchObject({ exitCode: 0, stdout: "", stderr: "The database is up to date.\n" });
    expect(verify).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("whole: ") });
    expect(backup).toMatchObject({ exitCode: 0, stderr: expect.stringContaining("The master key is in it") });
    const { findings } = JSON.parse(doctor.stdout);
    const statusOf = Object.fromEntries(
      findings.map(({ check, status }: { check: string; status: string }) => [check, status]),
    );
    expect(statusOf).toMatchObject({ configuration: "ok", database: "ok", schema: "ok", "queue report": "ok" });
    expect(doctor.exitCode).toBe(Object.values(statusOf).includes("fail") ? 1 : 0);

    const [refused] = await Promise.all([
      gatewatch("restore", "--replace", ...sealed, "one.tar.gz"),
      gatewatch("users", "add", "later@example.com"),
    ]);
    expect(refused).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("already running") });
    running.child.kill("SIGTERM");
    await running.ended;
    expect(await gatewatch("restore", "--replace", ...sealed, "one.tar.gz")).toMatchObject({
      exitCode: 0,
      stderr: expect.stringContaining("Restored "),
    });
    const headOfTeam = (stdout: string) =>
      stdout.split("\n").filter((line) => line.includes("head") && !line.startsWith("00000000-"));
    const after = await gatewatch("audit", "verify");
    expect(after.exitCode).toBe(0);
    expect(headOfTeam(after.stdout)).toEqual(headOfTeam(verify.stdout));
    expect(headOfTeam(after.stdout)).toHaveLength(1);
    expect(after.stdout).toMatch(/^0{8}-.* whole: 2 entries/m); // the founding of the team, and the restore
  } finally {
    running.child.kill("SIGTERM");
    await running.ended;
  }
}, 180_000);
