/**
 * Whatever is removed, stopped or left: by a call on each route that does so, the answer is 200 with JSON, and in SCIM 204
 * without a body, as RFC 7644 §3.6 has it.
 */
import { systemClock } from "@gatewatch/base/clock";
import { newId } from "@gatewatch/base/ids";
import { systemRandom } from "@gatewatch/base/random";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { testPassword } from "../../kernel/testkit/index.ts";
import { type TestServer, type TestTeam, testServer } from "../testkit/index.ts";
import { dialects } from "./index.ts";

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());

let count = 0;
const db = () => server.test.database.db;
const fresh = () => newId(systemClock, systemRandom);
const member = ({ teamId }: TestTeam) => {
  const email = `member-${++count}@example.com`;
  return server.test.kernel.identity.addUser(teamId, { email, password: testPassword(), role: "member" });
};
const signIn = ({ email, password }: TestTeam) =>
  server.test.kernel.identity.signIn(email, password, { ip: "192.0.2.1", userAgent: "test" });
const provider = (kind: "oidc" | "saml") => async (team: TestTeam) => {
  const name = `${kind}-${++count}`;
  const options = { issuer: "https://login.example.com", clientId: "gatewatch", redirectUrl: null, scopes: ["openid"] };
  const choices = { displayName: name, enabled: true, adminGroup: null, groupRoles: [], jit: true };
  const more = { defaultRole: "member", emailDomains: [], required: false, forAllTeams: false };
  await sql`INSERT INTO federation_providers
      (id, team_id, kind, name, choices, enabled, required, options, created_at, updated_at)
    VALUES (${fresh()}, ${team.teamId}, ${kind}, ${name}, ${JSON.stringify({ ...choices, ...more })}::jsonb, true, false,
      ${JSON.stringify(options)}::jsonb, now(), now())`.execute(db());
  return name;
};
const webhook = async ({ teamId }: TestTeam) => {
  const request = { url: "https://1.1.1.1/hook", events: ["scan.completed"] } as const;
  return (await server.webhooks.create({ kind: "system", teamId }, request)).webhook.id;
};
const ruleSet = async ({ teamId }: TestTeam) => {
  const id = fresh();
  await sql`INSERT INTO rules_set (id, team_id, name, enabled, text, sha256, rules, problems, problem_total, version, created_at, updated_at)
    VALUES (${id}, ${teamId}, ${id}, true, 'rules: []', '', 1, '[]', 0, 1, now(), now())`.execute(db());
  return id;
};
const scan = async (team: TestTeam) => (await team.scan()).id;

/** Makes something of the team's that the route removes. @returns what stands for the parameters of its address */
const made: Readonly<Record<string, (team: TestTeam) => Promise<string | readonly string[]>>> = {
  "/scans/:scanId": scan,
  "/scans/:id": scan,
  "/admin/local-users/:id": member,
  "/admin/users/:id": member,
  "/Users/:id": member,
  "/admin/login-logs": async () => [],
  "/admin/settings/oidc/:name": provider("oidc"),
  "/admin/settings/saml/:name": provider("saml"),
  "/admin/users/:id/api-keys/:key_id": async (team) => [team.userId, (await team.key()).id],
  "/admin/users/:id/api-keys/all": member,
  "/admin/users/:id/second-factor": async (team) => {
    const userId = await member(team);
    await sql`INSERT INTO identity_factors (user_id, secret_sealed, last_step, created_at, confirmed_at)
      VALUES (${userId}, ''::bytea, -1, now(), now())`.execute(db());
    return userId;
  },
  "/admin/users/:id/sessions": member,
  "/api-keys/:id": async (team) => (await team.key()).id,
  "/auth/sessions": async () => [],
  "/auth/sessions/:id": async (team) => (await signIn(team)).open.session.id,
  "/auth/logout": async () => [],
  "/integrations/:id": async ({ teamId }) => {
    const id = fresh();
    await sql`INSERT INTO scm_connections (id, team_id, provider, url, account, sealed_token, created_at, checked_at)
      VALUES (${id}, ${teamId}, 'gitlab', 'https://gitlab.example.com', 'scanner', ''::bytea, now(), now())`.execute(
      db(),
    );
    return id;
  },
  "/invitations/:id": async ({ teamId, userId }) => {
    const inviter = { kind: "session", teamId, userId, role: "admin" } as const;
    const { invitations } = server.test.kernel;
    return (await invitations.create(inviter, { email: `x${++count}@example.com`, role: "member" })).invitation.id;
  },
  "/rule-sets/:id": ruleSet,
  "/vulnerability-policies/:id": async ({ teamId }) => {
    const id = fresh();
    await sql`INSERT INTO policies_policy (id, team_id, name, enabled, position, match, act, created_at, updated_at, next_sweep_at)
      VALUES (${id}, ${teamId}, ${id}, true, 1, '{}', '{"failGate":true}', now(), now(), now())`.execute(db());
    return id;
  },
  "/reports/:id": async (team) => (await team.report({ type: "vulnerability", scanIds: [await scan(team)] })).id,
  "/webhooks/:id": webhook,
  "/webhooks/:id/previous-secret": webhook,
  "/Groups/:id": async ({ teamId }) => {
    const id = fresh();
    await sql`INSERT INTO scim_groups (team_id, id, display_name, created_at, updated_at)
      VALUES (${teamId}, ${id}, ${id}, now(), now())`.execute(db());
    return id;
  },
};

const routes = dialects.flatMap((dialect) =>
  dialect.routes
    .filter(({ method, url }) => method === "DELETE" || url === "/auth/logout")
    .map((route) => [`${dialect.name} ${route.method} ${route.url}`, dialect, route] as const),
);

it.each(routes)("%s", async (_name, dialect, { method, url }) => {
  const team = await server.team(`team-${++count}`);
  const make = made[url];
  if (!make) throw new Error(`say what ${url} removes`);
  const ids = [await make(team)].flat();
  let path = url;
  for (const id of ids) path = path.replace(/:\w+/, id);
  const credential = dialect.takesSessions ? (await signIn(team)).token : (await team.key()).value;
  const query = url === "/admin/login-logs" ? "?days=30" : "";
  const response = await fetch(`${server.url}${dialect.prefix}${path}${query}`, {
    method,
    headers: { authorization: `Bearer ${credential}` },
    redirect: "manual",
  });
  const text = await response.text();
  if (dialect.name === "scim") {
    expect([response.status, text, response.headers.get("content-type")]).toEqual([204, "", null]);
  } else {
    expect([response.status, text]).toEqual([200, expect.stringMatching(/^\{.+\}$/s)]);
    expect(response.headers.get("content-type")).toMatch(/json/);
  }
});

it("leaves 204 to SCIM", () => {
  const without = dialects.filter(({ routes }) => routes.some(({ success }) => success === 204));
  expect(without.map(({ name }) => name)).toEqual(["scim"]);
});
