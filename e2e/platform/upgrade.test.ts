/** An upgrade as clients meet it: real processes on ports of their own, one killed in the middle. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { systemClock } from "@gatewatch/base/clock";
import { testDatabase } from "@gatewatch/base/testkit";
import { migrateDatabase } from "@gatewatch/server";
import { expect, it } from "vitest";

const bin = fileURLToPath(new URL("../../packages/cli/bin/gatewatch.js", import.meta.url));

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return address !== null && typeof address === "object" ? address.port : 0;
}

/** The answer of an address once it is so. */
async function until(address: string, isSo: (answer: { status: number; body: string }) => boolean = () => true) {
  for (;;) {
    const answer = await fetch(address, { headers: { accept: "text/html" } }).then(
      async (response) => ({ status: response.status, headers: response.headers, body: await response.text() }),
      () => undefined,
    );
    if (answer && isSo(answer)) return answer;
    await systemClock.sleep(50);
  }
}

it("servers that upgrade, or wait for it, say so at every address; one killed in the middle is gone on from", async () => {
  const home = await mkdtemp(join(tmpdir(), "gw-upgrade-"));
  const database = await testDatabase();
  const children: ChildProcess[] = [];
  const serve = async () => {
    const port = await freePort();
    const child = spawn(process.execPath, [bin, "serve", "--no-worker"], {
      env: { ...environment, GATEWATCH_PORT: String(port), PATH: process.env.PATH },
      stdio: "ignore",
    });
    children.push(child);
    return { child, url: `http://127.0.0.1:${port}` };
  };
  const environment = {
    DATABASE_URL: database.url,
    GATEWATCH_DATA: join(home, "data"),
    GATEWATCH_BACKUP_BEFORE_MIGRATION: "0",
    HOME: process.env.HOME,
  };
  const holder = await database.pg.connect();
  try {
    await migrateDatabase(environment, false);
    // As if the last step of this version had not been made.
    const last = "webhooks/0002_waiting";
    await database.pg.query("DROP INDEX webhooks_deliveries_waiting");
    await database.pg.query("DELETE FROM migrations_applied WHERE name = $1", [last]);
    await holder.query("BEGIN; LOCK TABLE migrations_applied IN SHARE MODE"); // the step cannot be marked, so it lasts
    const first = await serve();
    const health = await until(`${first.url}/health`, ({ body }) => body.includes('"step":1'));
    expect([health.status, JSON.parse(health.body)]).toMatchObject([200, { status: "migrating", step: 1, of: 1 }]);
    const second = await serve();
    expect((await until(`${second.url}/health`)).status).toBe(200);
    for (const { url } of [first, second]) {
      for (const path of ["/", "/ready", "/api/v1/health", "/api/v1/scans", "/codesec/v1/scans", "/cyberai/v1/scans"]) {
        const answer = await until(url + path);
        expect([answer.status, answer.headers.get("retry-after")], path).toEqual([503, "5"]);
        expect(answer.body, path).toMatch(/migrating|being upgraded/);
      }
    }
    first.child.kill("SIGKILL");
    await once(first.child, "close");
    await holder.query("ROLLBACK");
    await until(`${second.url}/ready`, ({ status }) => status === 200);
    expect((await until(`${second.url}/api/v1/scans`)).status).toBe(401);
    expect(await migrateDatabase(environment, true)).toEqual([]);
    expect((await database.pg.query("SELECT to_regclass('webhooks_deliveries_waiting') AS made")).rows).toEqual([
      { made: "webhooks_deliveries_waiting" },
    ]);
  } finally {
    holder.release(true);
    for (const child of children) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      child.kill("SIGKILL");
      await once(child, "close");
    }
    await database.close();
    await rm(home, { recursive: true, force: true });
  }
}, 120_000);
