/** Every write of the native table leaves an audit entry, or stands on a list that says why not. */
import { systemClock } from "@gatewatch/base/clock";
import { newId } from "@gatewatch/base/ids";
import { systemRandom } from "@gatewatch/base/random";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Route } from "../../http/index.ts";
import { type TestServer, type TestTeam, testFinding, testServer } from "../../testkit/index.ts";
import type { Doors } from "../doors.ts";
import { native } from "./dialect.ts";

/** Writes that change nothing that outlives them. */
const silent: Readonly<Record<string, string>> = {
  postWsTicket: "opens one connection within a minute, and is itself asked for by who is known",
  postAuthLogout: "a key has no session that could end; the end of one is audited where sessions are tested",
  previewVulnerabilityPolicy: "only says what a policy would do",
  postUploads: "an archive alone does nothing: the scan of it is audited",
};

let server: TestServer;
let team: TestTeam;
let key: string;
beforeAll(async () => {
  server = await testServer({ allowTargets: ["127.0.0.1"] });
  team = await server.team("one");
  key = (await team.key()).value;
});
beforeEach(() => sql`DELETE FROM limits_counters`.execute(server.test.database.db));
afterAll(() => server.close());

const writes = native.routes.filter(({ method }) => method !== "GET");
const byId = (operationId: string) => native.routes.find((route) => route.operationId === operationId);

/** What is needed for a happy path beside the example of the route's body: ids, and bodies with ids in them. */
const happy: Readonly<Record<string, () => Promise<{ ids?: readonly string[]; body?: unknown }>>> = {
  deleteApiKey: async () => ({ ids: [(await team.key()).id] }),
  postApiKeys: async () => ({ body: { name: "ci" } }),
  deleteScan: async () => ({ ids: [(await team.scan()).id] }),
  postScanCancel: async () => ({ ids: [(await team.scan()).id] }),
  postScanRepeat: async () => ({ ids: [(await team.scan()).id] }),
  postApiV1Scans: async () => ({ body: { name: "site", target: { url: "https://example.com/" } } }),
  updateVulnerability: async () => ({
    ids: [await vulnerability()],
    body: { status: "false_positive", comment: "no" },
  }),
  decideVulnerabilities: async () => ({
    body: { ids: [await vulnerability()], status: "false_positive", comment: "no" },
  }),
  postWebhooks: async () => ({ body: { url: "https://1.1.1.1/hook", events: ["scan.completed"] } }),
  patchWebhook: async () => ({ ids: [await webhook()] }),
  deleteWebhook: async () => ({ ids: [await webhook()] }),
  postWebhookSecret: async () => ({ ids: [await webhook()] }),
  deleteWebhookPreviousSecret: async () => ({ ids: [await webhook()] }),
  postWebhookTest: async () => ({ ids: [await webhook("http://127.0.0.1:9/")] }),
  postWebhookDeliveryReplay: async () => {
    const id = await webhook();
    const { deliveries } = await server.webhooks.deliveries(team.teamId, id, { limit: 1 });
    return { ids: [id, deliveries[0]!.id] };
  },
};

async function vulnerability(): Promise<string> {
  await server.ingest(await team.scan(), [testFinding(newId(systemClock, systemRandom))]);
  const { issues } = await server.vulnerabilities.issues(team.teamId, { limit: 1, statuses: ["open"] });
  return issues[0]!.id;
}

/** A webhook with one delivery. */
async function webhook(url = "https://1.1.1.1/hook"): Promise<string> {
  const actor = { kind: "system", teamId: team.teamId } as const;
  const { webhook: made } = await server.webhooks.create(actor, { url, events: ["webhook.disabled"] });
  const id = newId(systemClock, systemRandom);
  await sql`INSERT INTO webhooks_deliveries (id, team_id, webhook_id, message_id, event, body, state, attempts_most, created_at)
    VALUES (${id}, ${team.teamId}, ${made.id}, 'msg', 'webhook.disabled', '{}', 'failed', 1, now())`.execute(
    server.test.database.db,
  );
  return made.id;
}

const count = async () => {
  const { rows } = await sql<{ count: number }>`SELECT count(*) AS count FROM audit_entries`.execute(
    server.test.database.db,
  );
  return rows[0]!.count;
};

/** @returns the answer's status, and how many entries the request alone left */
async function send(route: Route<Doors>): Promise<{ readonly status: number; readonly entries: number }> {
  const { ids = [], body } = (await happy[route.operationId]?.()) ?? {};
  const before = await count();
  const { examples } = route.schema.body?.meta() ?? {};
  const example: unknown = Array.isArray(examples) ? examples[0] : undefined;
  let at = 0;
  const path = route.url.replace(/:\w+/g, () => ids[at++] ?? newId(systemClock, systemRandom));
  const sent = body ?? example;
  const response = await fetch(`${server.url}${native.prefix}${path}`, {
    method: route.method,
    headers: { "x-api-key": key, ...(sent === undefined ? {} : { "content-type": "application/json" }) },
    ...(sent === undefined ? {} : { body: JSON.stringify(sent) }),
  });
  return { status: response.status, entries: (await count()) - before };
}

describe("a write", () => {
  it.each(Object.keys(happy))("leaves an entry: %s", async (operationId) => {
    const { status, entries } = await send(byId(operationId)!);
    expect(status).toBeLessThan(300);
    expect(entries).toBeGreaterThan(0);
  });

  it.each(
    writes
      .filter(({ operationId }) => !happy[operationId] && !silent[operationId])
      .map((route) => [route.operationId, route] as const),
  )("leaves an entry when its example succeeds: %s", async (_operationId, route) => {
    const { status, entries } = await send(route);
    if (status < 300) expect(entries).toBeGreaterThan(0);
  });
});
