/** Every write of every dialect leaves an audit entry, or stands on a list that says why not. */
import { systemClock } from "@gatewatch/base/clock";
import { newId } from "@gatewatch/base/ids";
import { systemRandom } from "@gatewatch/base/random";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Route } from "../http/index.ts";
import { json, type TestServer, type TestTeam, testFinding, testServer } from "../testkit/index.ts";
import type { Doors } from "./doors.ts";
import { dialects } from "./index.ts";

/** Writes that change nothing that outlives them. */
const silent: Readonly<Record<string, string>> = {
  postWsTicket: "opens one connection within a minute, and is itself asked for by who is known",
  postAuthLogout: "a key has no session that could end; the end of one is audited where sessions are tested",
  previewVulnerabilityPolicy: "only says what a policy would do",
  testRules: "only says what rules would find",
  "cyberai createTicket": "as postWsTicket",
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

/** By operation; those of the other dialects with its name before. */
const writes = new Map(
  dialects.flatMap(({ name, prefix, mediaType = "application/json", routes }) =>
    routes
      .filter(({ method }) => method !== "GET")
      .map((route) => [
        name === "native" ? route.operationId : `${name} ${route.operationId}`,
        { ...route, prefix, mediaType },
      ]),
  ),
);
type Write = Route<Doors> & { readonly prefix: string; readonly mediaType: string };

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
  "codesec createScan": async () => ({ body: { target: "https://example.com" } }),
  "cyberai createScan": async () => ({}),
  "cyberai createScanOfType": async () => ({ ids: ["web"] }),
  "cyberai cancelScan": async () => ({ ids: [(await team.scan()).id] }),
  "cyberai cancelScanByPost": async () => ({ ids: [(await team.scan()).id] }),
  "cyberai updateVulnerability": async () => ({ ids: [await vulnerability()] }),
  "cyberai createReport": async () => {
    const scan = await team.scan();
    await server.ingest(scan, [testFinding(newId(systemClock, systemRandom))]);
    return { body: { type: "vulnerability", scan_ids: [scan.id] } };
  },
  "scim postGroups": async () => ({ body: group() }),
  "scim putGroup": async () => ({ ids: [await made("Groups", group())], body: group() }),
  "scim patchGroup": async () => ({ ids: [await made("Groups", group())], body: renamed() }),
  "scim deleteGroup": async () => ({ ids: [await made("Groups", group())] }),
  "scim postUsers": async () => ({ body: person() }),
  "scim putUser": async () => {
    const body = person();
    return { ids: [await made("Users", body)], body: { ...body, active: false } };
  },
  "scim patchUser": async () => ({ ids: [await made("Users", person())], body: renamed() }),
  "scim deleteUser": async () => ({ ids: [await made("Users", person())] }),
  createRuleSet: async () => ({}),
  updateRuleSet: async () => ({ ids: [await ruleSet()] }),
  deleteRuleSet: async () => ({ ids: [await ruleSet()] }),
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

const some = () => newId(systemClock, systemRandom);
const group = () => ({ schemas: ["urn:ietf:params:scim:schemas:core:2.0:Group"], displayName: `Group ${some()}` });
const person = () => ({
  schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"],
  userName: `${some()}@example.com`,
  active: true,
});
const renamed = () => ({
  schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
  Operations: [{ op: "replace", value: { displayName: `Name ${some()}` } }],
});

/** A resource that a directory has made. @returns its id */
async function made(resource: "Users" | "Groups", body: unknown): Promise<string> {
  const response = await fetch(`${server.url}/scim/v2/${resource}`, {
    method: "POST",
    headers: { "x-api-key": key, "content-type": "application/scim+json" },
    body: JSON.stringify(body),
  });
  const { id } = await json(response);
  return id;
}

async function vulnerability(): Promise<string> {
  await server.ingest(await team.scan(), [testFinding(newId(systemClock, systemRandom))]);
  const { issues } = await server.vulnerabilities.issues(team.teamId, { limit: 1, statuses: ["open"] });
  return issues[0]!.id;
}

async function ruleSet(): Promise<string> {
  const id = newId(systemClock, systemRandom);
  await sql`INSERT INTO rules_set (id, team_id, name, enabled, text, sha256, rules, problems, problem_total, version, created_at, updated_at)
    VALUES (${id}, ${team.teamId}, ${id}, true, 'rules: []', '', 1, '[]', 0, 1, now(), now())`.execute(
    server.test.database.db,
  );
  return id;
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
async function send(name: string, route: Write): Promise<{ readonly status: number; readonly entries: number }> {
  const { ids = [], body } = (await happy[name]?.()) ?? {};
  const before = await count();
  const { examples } = route.schema.body?.meta() ?? {};
  const example: unknown = Array.isArray(examples) ? examples[0] : undefined;
  let at = 0;
  const path = route.url.replace(/:\w+/g, () => ids[at++] ?? newId(systemClock, systemRandom));
  const sent = body ?? example;
  const response = await fetch(`${server.url}${route.prefix}${path}`, {
    method: route.method,
    headers: { "x-api-key": key, ...(sent === undefined ? {} : { "content-type": route.mediaType }) },
    ...(sent === undefined ? {} : { body: JSON.stringify(sent) }),
  });
  return { status: response.status, entries: (await count()) - before };
}

describe("a write", () => {
  it.each(Object.keys(happy))("leaves an entry: %s", async (name) => {
    const { status, entries } = await send(name, writes.get(name)!);
    expect(status).toBeLessThan(300);
    expect(entries).toBeGreaterThan(0);
  });

  it.each([...writes].filter(([name]) => !happy[name] && !silent[name]))(
    "leaves an entry when its example succeeds: %s",
    async (name, route) => {
      const { status, entries } = await send(name, route);
      if (status < 300) expect(entries).toBeGreaterThan(0);
    },
  );

  it("is named above by what it is called", () => {
    expect([...Object.keys(happy), ...Object.keys(silent)].filter((name) => !writes.has(name))).toEqual([]);
  });
});
