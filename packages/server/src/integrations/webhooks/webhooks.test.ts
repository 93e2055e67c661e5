import { spawnSync } from "node:child_process";
import { createHmac, timingSafeEqual } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type IncomingHttpHeaders, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Clock, systemClock } from "@gatewatch/base/clock";
import { inTransaction } from "@gatewatch/base/db";
import { newId, showId } from "@gatewatch/base/ids";
import { startJobs } from "@gatewatch/base/jobs";
import { silentLog } from "@gatewatch/base/log";
import { systemRandom } from "@gatewatch/base/random";
import { openSealer } from "@gatewatch/base/seal";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { TeamId } from "../../kernel/actor.ts";
import { type TestKernel, testKernel } from "../../kernel/testkit/index.ts";
import {
  countDeliveries,
  createWebhooks,
  type DeliveryDetail,
  type NewWebhook,
  webhookQueue,
  webhooksMigrations,
} from "./index.ts";
import { signatureHeaders } from "./sign.ts";

let test: TestKernel;
let folder: string;
let teamId: TeamId;
/** A clock that is the machine's, moved on. */
let offsetMs = 0;
const clock: Clock = { ...systemClock, now: () => new Date(systemClock.now().getTime() + offsetMs) };
/** Jobs that were asked for. */
let jobs: { id: string; pauseSeconds: number }[] = [];
let webhooks: ReturnType<typeof createWebhooks>;
let resolver: (host: string) => Promise<readonly string[]> = async () => ["127.0.0.1"];
/** What the next completed scan opened. */
let opened: string[] = [];
const factsOf = (id: string) => ({ id, title: "SQL injection", severity: "high" });
const closers: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  test = await testKernel({ rooms: [webhooksMigrations] });
  folder = await mkdtemp(join(tmpdir(), "gw-webhooks-"));
});
afterAll(async () => {
  await test.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  teamId = newId<"team">(systemClock, systemRandom);
  [offsetMs, jobs, opened] = [0, [], []];
  resolver = async () => ["127.0.0.1"];
  webhooks = await make();
});
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

async function make(allowTargets: readonly string[] = ["127.0.0.1"]) {
  return createWebhooks({
    db: test.database.db,
    clock,
    random: systemRandom,
    log: silentLog,
    sealer: await openSealer(join(folder, "master.key"), systemRandom),
    audit: test.kernel.audit,
    events: test.kernel.events,
    allowTargets,
    vulnerabilities: { facts: async (_teamId, id) => factsOf(id), opened: async () => opened.map(factsOf) },
    resolver: (host) => resolver(host),
    answerSeconds: 0.5,
    sendJob: async (_tx, id, pauseSeconds) => void jobs.push({ id, pauseSeconds }),
  });
}

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A real receiver, and what it was sent. */
async function receiver(answer: (response: ServerResponse) => void = (response) => response.end("thanks")) {
  const received: Received[] = [];
  const listener: RequestListener = async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    received.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
    answer(response);
  };
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  closers.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, received };
}

const actor = () => ({ kind: "system", teamId }) as const;
const create = (url: string, change: Partial<NewWebhook> = {}) =>
  webhooks.create(actor(), { url, events: ["scan.completed", "scan.failed"], ...change });
const scan = { scanId: newId(systemClock, systemRandom), target: "https://example.com", reason: null };
const completed = { ...scan, status: "completed", score: 87, findings: 4 };
const happen = (type: string, data: Record<string, unknown>) =>
  inTransaction(test.database.db, (tx) =>
    webhooks.onEvent(tx, { id: newId(systemClock, systemRandom), teamId, type, data, createdAt: clock.now() }),
  );
/** The newest delivery of a webhook after its next attempt. */
async function attempted(id: string): Promise<DeliveryDetail> {
  const [newest] = (await webhooks.deliveries(teamId, id, { limit: 1 })).deliveries;
  await webhooks.attempt(newest!.id);
  return webhooks.delivery(teamId, id, newest!.id);
}

/** The vendor's documented way: throws on a decorated header, and says no to any other letter case. */
function isSignedAsDocumented(header: string, body: string, secret: string): boolean {
  const expected = createHmac("sha256", secret).update(body).digest("hex");
  return timingSafeEqual(Buffer.from(header), Buffer.from(expected));
}
function isSignedAsStandard(headers: IncomingHttpHeaders, body: string, secret: string): boolean {
  const key = Buffer.from(secret.replace("whsec_", ""), "base64");
  const signed = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
  const expected = `v1,${createHmac("sha256", key).update(signed).digest("base64")}`;
  return String(headers["webhook-signature"]).split(" ").includes(expected);
}

describe("a delivery", () => {
  it("is one POST of the documented body, signed both ways", async () => {
    const { url, received } = await receiver();
    const { webhook, secret } = await create(url);
    await happen("scan.completed", completed);
    expect(await attempted(webhook.id)).toMatchObject({ state: "delivered", attempts: 1, lastStatus: 200 });
    const [{ headers, body }] = received as [Received];
    expect(JSON.parse(body)).toEqual({
      event: "scan.completed",
      created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      data: {
        scan_id: showId("scan", scan.scanId),
        target: "https://example.com",
        status: "completed",
        score: 87,
        findings_count: 4,
      },
    });
    expect(headers["content-type"]).toBe("application/json");
    expect(headers["codesec-signature"]).toMatch(/^[0-9a-f]{64}$/);
    expect(isSignedAsDocumented(String(headers["codesec-signature"]), body, secret)).toBe(true);
    expect(isSignedAsStandard(headers, body, secret)).toBe(true);
    expect(headers["webhook-id"]).toMatch(/^msg_[0-9a-f]{32}$/);
    expect(Math.abs(Number(headers["webhook-timestamp"]) - Date.now() / 1000)).toBeLessThan(60);
  });

  it.each([
    ["scan.failed", { ...completed, reason: "target_unreachable" }, { status: "failed", error: "target_unreachable" }],
    ["scan.cancelled", { ...completed, reason: "cancelled" }, { status: "failed", error: "cancelled" }],
    [
      "subscription.updated",
      { plan: "pro", previous_plan: "free", status: "active" },
      { plan: "pro", previous_plan: "free", status: "active" },
    ],
    [
      "usage.limit_reached",
      { resource: "scans", limit: 500, used: 500, period_end: "2026-07-01T00:00:00Z" },
      { resource: "scans", limit: 500, used: 500, period_end: "2026-07-01T00:00:00Z" },
    ],
    [
      "issue.fixed",
      { issueId: scan.scanId, scanId: scan.scanId, status: "fixed" },
      { vulnerability_id: showId("vuln", scan.scanId), status: "fixed", title: "SQL injection", severity: "high" },
    ],
    [
      "vulnerability.sla_breached",
      { issueId: scan.scanId, severity: "critical", dueAt: "2026-07-01T00:00:00.000Z" },
      {
        vulnerability_id: showId("vuln", scan.scanId),
        title: "SQL injection",
        severity: "critical",
        due_at: "2026-07-01T00:00:00.000Z",
      },
    ],
    ["report.ready", { reportId: scan.scanId, type: "scan" }, { report_id: showId("rep", scan.scanId), type: "scan" }],
  ])("tells of %s", async (type, data, expected) => {
    const { url, received } = await receiver();
    const { webhook } = await create(url, {
      events: [
        "scan.failed",
        "subscription.updated",
        "usage.limit_reached",
        "vulnerability.fixed",
        "vulnerability.sla_breached",
        "report.ready",
      ],
    });
    await happen(type, data);
    await attempted(webhook.id);
    expect(JSON.parse(received[0]!.body).data).toMatchObject(expected);
  });

  it("tells of each vulnerability that a scan opened, under a message id of its own", async () => {
    const { url, received } = await receiver();
    await create(url, { events: ["vulnerability.opened"] });
    opened = [newId(systemClock, systemRandom), newId(systemClock, systemRandom)];
    await happen("scan.completed", completed);
    for (const { id } of jobs) await webhooks.attempt(id);
    expect(received.map(({ body }) => JSON.parse(body))).toMatchObject(
      opened.map((id) => ({ event: "vulnerability.opened", data: { vulnerability_id: showId("vuln", id) } })),
    );
    expect(new Set(received.map(({ headers }) => headers["webhook-id"])).size).toBe(2);
  });

  it("goes to nobody who did not ask, is switched off, or belongs to another team", async () => {
    const { url } = await receiver();
    const { webhook } = await create(url);
    const off = await create(url, { enabled: false });
    const mine = teamId;
    teamId = newId<"team">(systemClock, systemRandom);
    await happen("scan.completed", completed);
    teamId = mine;
    await happen("issue.fixed", { issueId: scan.scanId, scanId: scan.scanId, status: "fixed" });
    await happen("something.else", {});
    await happen("scan.completed", { unknown: "data" });
    for (const { id } of [webhook, off.webhook])
      expect((await webhooks.deliveries(teamId, id, { limit: 10 })).deliveries).toEqual([]);
    expect(jobs).toEqual([]);
  });

  it.each([
    ["an answer of 500", (response: ServerResponse) => response.writeHead(500).end("broken"), 500, "answered 500"],
    [
      "a redirect to the metadata service",
      (response: ServerResponse) => response.writeHead(302, { location: "http://169.254.169.254/latest" }).end(),
      302,
      "answered 302",
    ],
    ["a connection that is cut", (response: ServerResponse) => void response.destroy(), null, ""],
  ])("fails on %s, and is tried again", async (_what, answer, status, error) => {
    const { url, received } = await receiver(answer);
    const { webhook } = await create(url);
    await happen("scan.completed", completed);
    const delivery = await attempted(webhook.id);
    expect(delivery).toMatchObject({ state: "waiting", attempts: 1, lastStatus: status });
    expect(delivery.lastError).toContain(error);
    expect(received).toHaveLength(1);
    expect(jobs).toHaveLength(2);
  });

  it("fails when nothing is answered in time", async () => {
    const { url } = await receiver(() => {});
    const { webhook } = await create(url);
    await happen("scan.completed", completed);
    expect(await attempted(webhook.id)).toMatchObject({ state: "waiting", lastStatus: null });
  });

  it("reads little of a huge body, and counts a success whose body never ends", async () => {
    const huge = await receiver((response) => {
      response.on("error", () => {});
      const pour = () => {
        while (!response.destroyed && response.write("x".repeat(65_536)));
        if (!response.destroyed) response.once("drain", pour);
      };
      pour();
    });
    const { webhook } = await create(huge.url);
    await happen("scan.completed", completed);
    const delivery = await attempted(webhook.id);
    expect(delivery.state).toBe("delivered");
    expect(delivery.log[0]!.excerpt).toBe("x".repeat(1000));
    const slow = await receiver((response) => {
      response.writeHead(200).write("a\0b");
    });
    const other = await create(slow.url);
    await happen("scan.completed", completed);
    expect((await attempted(other.webhook.id)).log[0]).toMatchObject({ status: 200, error: null, excerpt: "ab" });
  });

  it("is tried eight times over about a day, then given up; each attempt stands in its log", async () => {
    const { url } = await receiver((response) => response.writeHead(503).end("later"));
    const { webhook } = await create(url);
    await happen("scan.completed", completed);
    let delivery = await attempted(webhook.id);
    while (delivery.state === "waiting") delivery = await attempted(webhook.id);
    expect(delivery).toMatchObject({ state: "failed", attempts: 8, nextAttemptAt: null, lastStatus: 503 });
    expect(delivery.log.map(({ attempt, excerpt }) => [attempt, excerpt])).toEqual(
      Array.from({ length: 8 }, (_, n) => [n + 1, "later"]),
    );
    const pauses = jobs.map(({ pauseSeconds }) => pauseSeconds);
    expect(pauses).toHaveLength(8);
    expect(pauses[0]).toBe(0);
    const hours = pauses.reduce((sum, pause) => sum + pause, 0) / 3600;
    expect(hours).toBeGreaterThan(18);
    expect(hours).toBeLessThan(30);
    await webhooks.attempt(delivery.id);
    expect((await webhooks.delivery(teamId, webhook.id, delivery.id)).attempts).toBe(8);
  });

  it("is sent again by a replay, byte for byte under the same message id", async () => {
    const { url, received } = await receiver();
    const { webhook } = await create(url);
    await happen("scan.completed", completed);
    const first = await attempted(webhook.id);
    const again = await webhooks.replay(actor(), webhook.id, first.id);
    expect(again).toMatchObject({ state: "waiting", replayOf: first.id, messageId: first.messageId });
    await webhooks.attempt(again.id);
    expect(received[1]!.body).toBe(received[0]!.body);
    expect(received[1]!.headers["webhook-id"]).toBe(received[0]!.headers["webhook-id"]);
  });
});

describe("an address", () => {
  it.each([
    "http://127.0.0.1/",
    "http://[::1]/hook",
    "http://10.0.0.8/hook",
    "https://169.254.169.254/latest/meta-data",
    "http://0x7f000001/",
    "http://[::ffff:127.0.0.1]/",
    "https://internal.example.com/",
  ])("that is private is refused when it is given: %s", async (url) => {
    webhooks = await make([]);
    await expect(create(url)).rejects.toMatchObject({ code: "webhooks.target_refused", status: 400 });
    const { webhook } = await create("https://1.1.1.1/hook");
    await expect(webhooks.update(actor(), webhook.id, { url })).rejects.toMatchObject({ status: 400 });
  });

  it.each([
    "ftp://example.com/",
    "nonsense",
    "https://user:pass@1.1.1.1/",
    "javascript:alert(1)",
    `https://1.1.1.1/${"x".repeat(2100)}`,
  ])("that is none is refused: %s", async (url) => {
    await expect(create(url)).rejects.toMatchObject({ code: "webhooks.invalid_url", status: 400 });
  });

  it("whose name begins to lead inside is refused at delivery", async () => {
    const { received } = await receiver();
    webhooks = await make([]);
    resolver = async () => ["93.184.215.14"];
    const { webhook } = await create("http://rebind.example.com/hook");
    resolver = async () => ["127.0.0.1"];
    await happen("scan.completed", completed);
    const delivery = await attempted(webhook.id);
    expect(delivery).toMatchObject({ state: "waiting", lastStatus: null });
    expect(delivery.lastError).toContain("private or reserved");
    expect(received).toEqual([]);
  });
});

describe("a webhook", () => {
  it("that fails for five days is switched off with an event, and one success forgets the failures", async () => {
    let status = 500;
    const { url } = await receiver((response) => response.writeHead(status).end());
    const { webhook } = await create(url);
    const deliver = async () => {
      await happen("scan.completed", completed);
      await attempted(webhook.id);
      return webhooks.get(teamId, webhook.id);
    };
    expect((await deliver()).failingSince).not.toBeNull();
    status = 204;
    expect((await deliver()).failingSince).toBeNull();
    status = 500;
    await deliver();
    offsetMs = 4.9 * 24 * 3_600_000;
    expect((await deliver()).enabled).toBe(true);
    offsetMs = 5.1 * 24 * 3_600_000;
    expect(await deliver()).toMatchObject({ enabled: false, disabledReason: "failing" });
    const { rows } = await sql<{ type: string; data: unknown }>`SELECT type, data FROM events_outbox
      WHERE team_id = ${teamId}`.execute(test.database.db);
    expect(rows).toMatchObject([{ type: "webhook.disabled", data: { webhookId: webhook.id, reason: "failing" } }]);
    expect(await webhooks.update(actor(), webhook.id, { enabled: true })).toMatchObject({
      enabled: true,
      disabledReason: null,
      failingSince: null,
    });
  });

  it("has two live secrets while one is rotated, and one before and after", async () => {
    const { url, received } = await receiver();
    const { webhook, secret: old } = await create(url);
    const { secret: fresh } = await webhooks.rotateSecret(actor(), webhook.id, 3600);
    const sent = async () => {
      await happen("scan.completed", completed);
      await attempted(webhook.id);
      const { headers, body } = received.at(-1)!;
      return [old, fresh].map((secret) => [
        isSignedAsDocumented(String(headers["codesec-signature"]), body, secret),
        isSignedAsStandard(headers, body, secret),
      ]);
    };
    expect(await sent()).toEqual([
      [true, true],
      [false, true],
    ]);
    offsetMs = 3_601_000;
    expect(await sent()).toEqual([
      [false, false],
      [true, true],
    ]);
    const { secret: last } = await webhooks.rotateSecret(actor(), webhook.id, 3600);
    await webhooks.dropPreviousSecret(actor(), webhook.id);
    expect(await sent()).toEqual([
      [false, false],
      [false, false],
    ]);
    expect(
      isSignedAsDocumented(String(received.at(-1)!.headers["codesec-signature"]), received.at(-1)!.body, last),
    ).toBe(true);
  });

  it("keeps its secret sealed and out of the audit log, as well as the path of its URL", async () => {
    const { url } = await receiver();
    const { secret } = await create(`${url}/token-in-path`);
    const { rows } = await sql<{ text: string }>`SELECT (SELECT string_agg(w::text, '') FROM webhooks_endpoints w)
      || encode((SELECT string_agg(sealed_secret, '') FROM webhooks_endpoints), 'escape') AS text`.execute(
      test.database.db,
    );
    expect(rows[0]!.text).not.toContain(secret.slice(6));
    const { entries } = await test.kernel.audit.list(teamId, { limit: 10 });
    expect(entries).toMatchObject([{ action: "webhooks.created" }]);
    expect(JSON.stringify(entries)).not.toContain("token-in-path");
    expect(JSON.stringify(entries)).not.toContain(secret.slice(6));
  });

  it("says at once what a test came to, and does not repeat it", async () => {
    const { url, received } = await receiver((response) => response.writeHead(404).end("nobody here"));
    const { webhook } = await create(url, { enabled: false });
    const delivery = await webhooks.test(actor(), webhook.id);
    expect(delivery).toMatchObject({ event: "webhook.test", state: "failed", attempts: 1, lastStatus: 404 });
    expect(delivery.log).toMatchObject([{ status: 404, excerpt: "nobody here" }]);
    expect(JSON.parse(received[0]!.body)).toMatchObject({ event: "webhook.test", data: { webhook_id: webhook.id } });
    expect(jobs).toEqual([]);
  });

  it("is proved by the guide's own snippets, which refuse another body, another secret and an old timestamp", async () => {
    const { url, received } = await receiver();
    const { webhook, secret } = await create(url);
    await happen("scan.completed", completed);
    await attempted(webhook.id);
    const { body, headers } = received[0]!;
    const guide = await readFile(join(import.meta.dirname, "../../api/docs/guides/webhooks.md"), "utf8");
    const code = (language: string) =>
      guide
        .split(`\`\`\`${language}\n`)
        .slice(1)
        .map((text) => text.slice(0, text.indexOf("```")));
    const past = new Date(clock.now().getTime() - 301_000);
    const cases: [string, typeof headers, string][] = [
      [body, headers, secret],
      [body.replace("87", "88"), headers, secret],
      [body, headers, `whsec_${"A".repeat(44)}`],
      [body, { ...headers, ...signatureHeaders([secret], "msg_old", past, body) }, secret],
      [body, { ...headers, "webhook-timestamp": "soon" }, secret],
    ];
    const [plain, fresh] = await Promise.all(
      code("javascript").map((text) => import(`data:text/javascript,${encodeURIComponent(text)}`)),
    );
    const byBody = cases.map(([raw, sent, held]) => plain.isGenuine(raw, sent["codesec-signature"], held));
    expect(byBody).toEqual([true, false, false, true, true]);
    const byAll = cases.map(([raw, sent, held]) => fresh.isFresh(raw, sent, held));
    expect(byAll).toEqual([true, false, false, false, false]);
    const script = `${code("python").join("\n")}
import json, sys
for raw, headers, secret in json.load(sys.stdin):
    print(json.dumps([is_genuine(raw.encode(), headers["codesec-signature"], secret), is_fresh(raw.encode(), headers, secret)]))`;
    const python = spawnSync("python3", ["-c", script], { input: JSON.stringify(cases), encoding: "utf8" });
    if (python.error) return; // this machine has no Python
    expect(python.stderr).toBe("");
    expect(
      python.stdout
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line)),
    ).toEqual(cases.map((_, at) => [byBody[at], byAll[at]]));
  });

  it("fails visibly when no worker could attempt it, and can be replayed", async () => {
    const { url } = await receiver();
    const { webhook } = await create(url);
    await happen("scan.completed", completed);
    const { id } = jobs[0]!;
    offsetMs = 60_000;
    expect(await countDeliveries(test.database.db, clock.now())).toMatchObject({
      overdueSeconds: expect.closeTo(60, -1),
    });
    await webhooks.giveUp(id);
    expect(await webhooks.delivery(teamId, webhook.id, id)).toMatchObject({
      state: "failed",
      attempts: 0,
      nextAttemptAt: null,
      lastError: expect.stringContaining("no worker"),
    });
    await webhooks.attempt(id); // a job that comes late finds nothing to do
    expect((await webhooks.delivery(teamId, webhook.id, id)).log).toEqual([]);
    const again = await webhooks.replay(actor(), webhook.id, id);
    await webhooks.attempt(again.id);
    await webhooks.giveUp(again.id); // nor does giving up undo what was delivered
    expect((await webhooks.delivery(teamId, webhook.id, again.id)).state).toBe("delivered");
  });

  it("is one of fifty at most, and gone with its deliveries when it is removed", async () => {
    const made = [];
    for (let n = 0; n < 50; n++) made.push(await create("https://1.1.1.1/hook"));
    await expect(create("https://1.1.1.1/hook")).rejects.toMatchObject({ code: "webhooks.too_many" });
    await happen("scan.completed", completed);
    expect(jobs).toHaveLength(50);
    await webhooks.remove(actor(), made[0]!.webhook.id);
    await expect(webhooks.remove(actor(), made[0]!.webhook.id)).rejects.toMatchObject({ code: "webhooks.not_found" });
    await webhooks.attempt(jobs[0]!.id); // its job finds nothing to do
  });

  it("pages its deliveries newest first", async () => {
    const { webhook } = await create("https://1.1.1.1/hook");
    for (let n = 0; n < 5; n++) await happen("scan.completed", completed);
    const first = await webhooks.deliveries(teamId, webhook.id, { limit: 3 });
    const rest = await webhooks.deliveries(teamId, webhook.id, { limit: 3, cursor: first.nextCursor! });
    expect([first.deliveries.length, rest.deliveries.length, rest.nextCursor]).toEqual([3, 2, null]);
    expect(new Set([...first.deliveries, ...rest.deliveries].map(({ id }) => id)).size).toBe(5);
    await expect(webhooks.deliveries(teamId, webhook.id, { limit: 3, cursor: "x" })).rejects.toMatchObject({
      code: "webhooks.invalid_cursor",
    });
  });
});

it("carries an event from its transaction to the receiver by real jobs, in a process of its own", async () => {
  const { url, received } = await receiver();
  const queue = await startJobs(test.database.url, [webhookQueue], silentLog);
  const kernel = await test.another();
  const own = createWebhooks({
    ...kernel,
    db: test.database.db,
    clock,
    random: systemRandom,
    log: silentLog,
    sealer: await openSealer(join(folder, "master.key"), systemRandom),
    allowTargets: ["127.0.0.1"],
    vulnerabilities: { facts: async () => undefined, opened: async () => [] },
    sendJob: (tx, id, startAfterSeconds) => queue.send(tx, webhookQueue.name, id, { startAfterSeconds }),
  });
  const { webhook } = await own.create(actor(), { url, events: ["scan.completed"] });
  kernel.events.subscribe(own.onEvent);
  await queue.work(webhookQueue, ({ subjectId }) => own.attempt(subjectId));
  const delivery = kernel.events.startDelivery();
  closers.push(() => Promise.all([delivery.stop(), queue.stop(1)]));
  await inTransaction(test.database.db, (tx) => test.kernel.events.emit(tx, teamId, "scan.completed", completed));
  for (;;) {
    const [row] = (await own.deliveries(teamId, webhook.id, { limit: 1 })).deliveries;
    if (row?.state === "delivered") break;
    await systemClock.sleep(20);
  }
  expect(JSON.parse(received[0]!.body).event).toBe("scan.completed");
});
