/** What a worker was at, when its process is killed. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { silentLog } from "@gatewatch/base/log";
import { testDatabase } from "@gatewatch/base/testkit";
import { expect, it } from "vitest";
import { readServerConfig } from "./config.ts";
import { effectivePermissions } from "./kernel/roles/index.ts";
import { testPassword } from "./kernel/testkit/index.ts";
import { openPlatform } from "./platform.ts";
import { wire } from "./wire.ts";

it("delivers a webhook under the same id and finishes a report although its process was killed with kill -9", async () => {
  const folder = await mkdtemp(join(tmpdir(), "gw-killed-"));
  const database = await testDatabase();
  const received: { readonly id: unknown; readonly body: string; readonly response: ServerResponse }[] = [];
  const receiver = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    received.push({ id: request.headers["webhook-id"], body: Buffer.concat(chunks).toString(), response });
    if (received.length > 1) response.end(); // the first attempt waits for its answer
  }).listen(0, "127.0.0.1");
  await once(receiver, "listening");
  const environment = {
    DATABASE_URL: database.url,
    GATEWATCH_DATA: folder,
    GATEWATCH_ALLOW_TARGETS: "127.0.0.1",
    PATH: process.env.PATH,
  };
  const config = readServerConfig(environment);
  const platform = await openPlatform(config, silentLog);
  const children: ChildProcess[] = [];
  const startWorker = () => {
    const script = `const { worker } = await import(${JSON.stringify(join(import.meta.dirname, "worker.ts"))});
      await worker(process.env, new AbortController().signal);`;
    const options = { env: environment, stdio: "ignore" } as const;
    const child = spawn(process.execPath, ["--input-type=module", "-e", script], options);
    children.push(child);
    return child;
  };
  const rooms = await wire(platform, config, silentLog);
  const holder = await platform.pool.pg.connect();
  try {
    const request = { teamName: "one", email: "one@example.com", password: testPassword() };
    const ids = await rooms.kernel.identity.foundTeam(request);
    const { teamId } = ids;
    const permissions = effectivePermissions("admin");
    const actor = { kind: "session", ...ids, role: "admin", permissions, planCode: "enterprise" } as const;
    const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;
    const { webhook } = await rooms.webhooks.create(actor, { url, events: ["subscription.updated"] });
    const report = await rooms.reports.create(actor, { type: "audit" });
    await rooms.kernel.subscriptions.set(actor, teamId, { plan: "pro" });
    const statusOf = async () => {
      const { rows } = await database.pg.query("SELECT status FROM reports_report WHERE id = $1", [report.id]);
      return rows[0].status;
    };
    await holder.query("BEGIN; LOCK TABLE reports_rendition IN EXCLUSIVE MODE"); // the report cannot be finished
    const first = startWorker();
    const isAtBoth = async () => [received.length, await statusOf()];
    await expect.poll(isAtBoth, { timeout: 60_000 }).toEqual([1, "generating"]);
    first.kill("SIGKILL");
    await once(first, "close");
    await holder.query("ROLLBACK");
    startWorker();
    const delivered = async () => (await rooms.webhooks.deliveries(teamId, webhook.id, { limit: 10 })).deliveries;
    const ended = async () => [(await delivered()).map(({ state }) => state), await statusOf()];
    await expect.poll(ended, { timeout: 90_000, interval: 200 }).toEqual([["delivered"], "ready"]);
    expect(received.map(({ id, body }) => ({ id, body }))).toEqual([
      { id: expect.stringMatching(/^msg_/), body: expect.stringContaining('"subscription.updated"') },
      { id: received[0]!.id, body: received[0]!.body },
    ]);
    // The first attempt died before it could be noted: the log tells of the one whose answer is known.
    const [delivery] = await delivered();
    expect((await rooms.webhooks.delivery(teamId, webhook.id, delivery!.id)).log).toMatchObject([
      { attempt: 1, status: 200, error: null },
    ]);
    expect((await rooms.reports.get(actor, report.id)).renditions.length).toBeGreaterThan(0);
  } finally {
    for (const child of children) child.kill("SIGKILL");
    holder.release(true);
    await rooms.jobs.stop(1);
    await platform.close();
    receiver.closeAllConnections();
    receiver.close();
    await database.close();
    await rm(folder, { recursive: true, force: true });
  }
}, 180_000);
