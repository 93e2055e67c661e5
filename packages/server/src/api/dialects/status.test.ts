/** Walks the refusals of every route of every dialect, from the route tables themselves: no route can be forgotten. */
import { systemClock } from "@gatewatch/base/clock";
import { inTransaction } from "@gatewatch/base/db";
import { newId } from "@gatewatch/base/ids";
import { formatKey } from "@gatewatch/base/keyformat";
import { systemRandom } from "@gatewatch/base/random";
import { scopes } from "@gatewatch/contracts";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import WebSocket from "ws";
import type { Dialect, Route } from "../http/index.ts";
import { json, type TestServer, type TestTeam, testFinding, testServer } from "../testkit/index.ts";
import type { Doors } from "./doors.ts";
import { dialects } from "./index.ts";

let server: TestServer;
let mine: TestTeam;
let key: string;
let other: TestTeam;
let otherKey: string;
/** A record of the other team for each resource that has ids, by the address before the id. */
const foreign = new Map<string, string>();

/** All that nobody needs credentials for; `openapi.json` and the documentation beside them are no routes. */
const open = [
  "native GET /health",
  "native GET /setup",
  "native POST /setup",
  "native GET /auth/providers",
  "native GET /auth/session",
  "native GET /auth/oidc/login",
  "native GET /auth/oidc/callback",
  "native GET /auth/saml/login",
  "native GET /auth/saml/metadata",
  "native POST /auth/saml/acs",
  "native POST /auth/device/code",
  "native POST /auth/device/token",
  "native POST /auth/local/login",
  "native POST /auth/password-reset",
  "native POST /auth/password-reset/complete",
  "native POST /invitations/accept",
  "native POST /invitations/look",
];

beforeAll(async () => {
  server = await testServer({ plan: "business" });
  await server.team("operators"); // the first team may see all others' plans
  mine = await server.team("mine");
  key = (await mine.key()).value;
  other = await server.team("other");
  const scan = await other.scan();
  foreign.set("scans", scan.id);
  foreign.set("teams", other.teamId);
  await server.ingest(scan, [testFinding("foreign")]);
  foreign.set("vulnerabilities", (await server.vulnerabilities.issues(other.teamId, { limit: 1 })).issues[0]!.id);
  await other.scan({ kind: "git", url: "https://example.com/group/project.git" });
  foreign.set("repositories", "group%2Fproject");
  foreign.set("integrations", newId(systemClock, systemRandom));
  await sql`INSERT INTO scm_connections (id, team_id, provider, url, account, sealed_token, created_at, checked_at)
    VALUES (${foreign.get("integrations")}, ${other.teamId}, 'gitlab', 'https://gitlab.example.com', 'scanner',
      ''::bytea, now(), now())`.execute(server.test.database.db);
  foreign.set("vulnerability-policies", newId(systemClock, systemRandom));
  await sql`INSERT INTO policies_policy (id, team_id, name, enabled, position, match, act, created_at, updated_at, next_sweep_at)
    VALUES (${foreign.get("vulnerability-policies")}, ${other.teamId}, 'theirs', true, 1, '{}', '{"failGate":true}', now(), now(), now())`.execute(
    server.test.database.db,
  );
  foreign.set("rule-sets", newId(systemClock, systemRandom));
  await sql`INSERT INTO rules_set (id, team_id, name, enabled, text, sha256, rules, problems, problem_total, version, created_at, updated_at)
    VALUES (${foreign.get("rule-sets")}, ${other.teamId}, 'theirs', true, 'rules: []', '', 1, '[]', 0, 1, now(), now())`.execute(
    server.test.database.db,
  );
  for (const kind of ["oidc", "saml"]) {
    const name = `their-${kind}`;
    foreign.set(`admin/settings/${kind}`, name);
    const choices = { displayName: name, enabled: true, adminGroup: null, groupRoles: [], jit: true };
    const more = { defaultRole: "member", emailDomains: [], required: false, forAllTeams: false };
    const idp = { entityId: "idp", signInUrl: "https://login.example.com/", certificates: [] };
    const options =
      kind === "oidc"
        ? { issuer: "https://login.example.com", clientId: "gatewatch", redirectUrl: null, scopes: ["openid"] }
        : { metadataUrl: idp.signInUrl, entityId: null, acsUrl: null, idp, metadataReadAt: "2026-01-01T00:00:00.000Z" };
    await sql`INSERT INTO federation_providers
        (id, team_id, kind, name, choices, enabled, required, options, created_at, updated_at)
      VALUES (${newId(systemClock, systemRandom)}, ${other.teamId}, ${kind}, ${name},
        ${JSON.stringify({ ...choices, ...more })}::jsonb, true, false, ${JSON.stringify(options)}::jsonb, now(), now())`.execute(
      server.test.database.db,
    );
  }
  const { webhook } = await server.webhooks.create(
    { kind: "system", teamId: other.teamId },
    { url: "https://1.1.1.1/hook", events: ["scan.completed"] },
  );
  foreign.set("webhooks", webhook.id);
  foreign.set("admin/users", other.userId);
  foreign.set("admin/local-users", other.userId);
  await inTransaction(server.test.database.db, (tx) =>
    server.test.kernel.teams.setGroups(tx, other.teamId, other.userId, ["their group"]),
  );
  foreign.set("auth/device", "BCDF-GHJK");
  foreign.set("Schemas", "urn:example:unknown");
  foreign.set("ResourceTypes", "Device");
  foreign.set("admin/groups", "their%20group");
  const { invitations, identity } = server.test.kernel;
  const inviter = { kind: "session", teamId: other.teamId, userId: other.userId, role: "admin" } as const;
  foreign.set(
    "invitations",
    (await invitations.create(inviter, { email: "x@example.com", role: "member" })).invitation.id,
  );
  const origin = { ip: "192.0.2.1", userAgent: "test" };
  foreign.set("auth/sessions", (await identity.signIn(other.email, other.password, origin)).open.session.id);
  foreign.set("Users", other.userId);
  foreign.set("Groups", newId(systemClock, systemRandom));
  await sql`INSERT INTO scim_groups (team_id, id, display_name, created_at, updated_at)
    VALUES (${other.teamId}, ${foreign.get("Groups")}, 'Theirs', now(), now())`.execute(server.test.database.db);
  const made = await other.key();
  foreign.set("reports", (await other.report({ type: "vulnerability", scanIds: [scan.id] })).id);
  foreign.set("api-keys", made.id);
  otherKey = made.value;
});
beforeEach(() => sql`DELETE FROM limits_counters`.execute(server.test.database.db)); // all of it comes from one address
afterAll(() => server.close());

const table: readonly (readonly [string, Dialect<Doors>, Route<Doors>])[] = dialects.flatMap((dialect) =>
  dialect.routes.map((route) => [`${dialect.name} ${route.method} ${route.url}`, dialect, route] as const),
);
const guarded = table.filter(([, , route]) => route.access !== "public");
/** Where a browser arrives from another site: a page alone can tell a person why it was refused. */
const stepsBack = new Set(
  table.filter(([, , { signInStep }]) => signInStep === "back").map(([, { prefix }, { url }]) => prefix + url),
);
const withId = guarded.filter(([, , route]) => route.url.includes(":"));
const kindOf = (route: Route<Doors>) => route.url.slice(1, route.url.indexOf("/:"));
const withBody = table.filter(([, , route]) => route.schema.body !== undefined);
/** A legal body, where the route takes one: it says one itself. */
const exampleOf = (route: Route<Doors>): unknown => {
  const { examples } = route.schema.body?.meta() ?? {};
  return Array.isArray(examples) ? examples[0] : undefined;
};
const limited = table.filter(([, , route]) => route.limitClass !== "none");

interface Ask {
  readonly headers?: Record<string, string>;
  readonly id?: string;
  readonly body?: string;
}

/** Sends a request and checks what every answer must have. */
async function ask(dialect: Dialect<Doors>, route: Route<Doors>, { headers, id, body }: Ask) {
  const given = id ?? newId(systemClock, systemRandom);
  const path = route.url
    .replace(":kind", "sbom")
    .replace(/:\w+/, given)
    .replace(/:\w+/, newId(systemClock, systemRandom));
  const sent = { method: route.method, headers: headers ?? {}, redirect: "manual" } as const;
  const response = await fetch(`${server.url}${dialect.prefix}${path}`, body === undefined ? sent : { ...sent, body });
  if (response.status >= 300 && response.status < 400)
    expect([response.status, route.url]).toEqual([
      302,
      expect.stringMatching(/^\/{1,2}auth\/(oidc|saml)\/(login|callback|acs)$/),
    ]);
  for (const name of ["x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset"]) {
    expect(response.headers.get(name), name).toMatch(/^\d+$/);
  }
  expect(response.headers.get("ratelimit")).toMatch(/^"[\w-]+";r=\d+;t=\d+/);
  expect(response.headers.get("ratelimit-policy")).toMatch(/^"[\w-]+";q=\d+;w=\d+/);
  expect(response.headers.get("x-request-id")).toMatch(/^[\w.-]+$/);
  expect(Number(response.headers.get("x-ratelimit-reset"))).toBeGreaterThan(1_700_000_000);
  return response;
}

/** What a browser that comes back from its identity provider is told at the sign-in page. */
const saidAtSignIn: Readonly<Record<number, RegExp>> = {
  400: /^(invalid_input|malformed_body|malformed_request|wrong_media_type)$/,
  413: /^too_large$/,
  429: /^rate_limited$/,
};

async function expectRefusal(dialect: Dialect<Doors>, response: Response, status: number, word: RegExp) {
  if (stepsBack.has(new URL(response.url).pathname)) {
    const page = new URL(response.headers.get("location") ?? "", server.url);
    expect([response.status, page.pathname]).toEqual([302, "/login"]);
    expect(page.searchParams.get("error")).toMatch(saidAtSignIn[status]!);
    expect(page.searchParams.get("request_id")).toBe(response.headers.get("x-request-id"));
    return {};
  }
  const body = await json(response);
  expect({ status: response.status, body }).toMatchObject({ status });
  expect(dialect.errorSchema.parse(body)).toEqual(body); // its own shape, and nothing beside it
  const said = dialect.name === "scim" ? scimWords[body.status] : (body.error.code ?? body.error);
  expect(said).toMatch(word);
  return body;
}

/** SCIM's errors have a status where others have a word. */
const scimWords: Readonly<Record<string, string>> = {
  400: "invalid_request",
  401: "unauthorized",
  403: "forbidden",
  404: "not_found",
  413: "payload_too_large",
  429: "rate_limited",
};

const bearer = (value: string) => ({ authorization: `Bearer ${value}` });

describe.each(guarded)("%s", (_name, dialect, route) => {
  it("is 401 without, with an unknown, a revoked, an expired and with two different credentials", async () => {
    const revoked = await mine.key();
    await mine.revokeKey(revoked.id);
    const expired = await mine.key({ expiresIn: "1h" });
    await sql`UPDATE keys_keys SET expires_at = now() - interval '1 second' WHERE id = ${expired.id}`.execute(
      server.test.database.db,
    );
    const refused: Record<string, string>[] = [
      {},
      { "x-user-id": mine.userId },
      bearer("nonsense"),
      bearer(formatKey(systemRandom)),
      { "x-api-key": formatKey(systemRandom) },
      bearer(revoked.value),
      bearer(expired.value),
      { ...bearer(key), "x-api-key": revoked.value },
    ];
    for (const headers of refused) {
      await expectRefusal(dialect, await ask(dialect, route, { headers }), 401, /^unauthorized$/);
    }
  });

  if (route.access !== "authenticated") {
    it("is 403 for a key without its scope", async () => {
      const others = scopes.filter((scope) => scope !== route.access);
      const narrow = await mine.key({ scopes: others });
      await expectRefusal(dialect, await ask(dialect, route, { headers: bearer(narrow.value) }), 403, /^forbidden$/);
    });
  }
});

describe.each(withId)("%s", (_name, dialect, route) => {
  it("is 404 for unknown, foreign and malformed ids, and says the same of each", async () => {
    const example = exampleOf(route);
    expect(example !== undefined, "a route with id and body has an example").toBe(route.schema.body !== undefined);
    const kind = kindOf(route);
    expect(foreign.has(kind), `beforeAll must give the other team a record of /${kind}`).toBe(true);
    const strange = [undefined, foreign.get(kind)!, "nonsense", "%00x", "'%20OR%201=1", "x".repeat(1024), "%252F"];
    for (const id of strange) {
      const headers = { ...bearer(key), ...(example === undefined ? {} : { "content-type": "application/json" }) };
      const body = example === undefined ? {} : { body: JSON.stringify(example) };
      const response = await ask(dialect, route, { headers, ...body, ...(id === undefined ? {} : { id }) });
      if (id === "%00x") await expectRefusal(dialect, response, 400, /request$/);
      else await expectRefusal(dialect, response, 404, /^not_found$/);
    }
  });
});

/** What waits there is nobody's until it is answered, or what stands there is everybody's. */
const ofNobody = ["auth/device", "Schemas", "ResourceTypes"];

it.each([...new Set(withId.map(([, , route]) => kindOf(route)))].filter((kind) => !ofNobody.includes(kind)))(
  "the other team itself reads its record of /%s, so that its 404 for everybody else says something",
  async (kind) => {
    const reads = withId.filter(([, , route]) => route.method === "GET" && kindOf(route) === kind);
    const statuses = await Promise.all(
      reads.map(async ([, dialect, route]) => {
        const id = foreign.get(kind)!;
        return (await ask(dialect, route, { headers: bearer(otherKey), id })).status;
      }),
    );
    if (reads.length > 0) expect(statuses).toContain(200);
  },
);

describe.each(table)("%s", (_name, dialect, route) => {
  const path = route.url.replace(":kind", "sbom").replace(/:\w+/g, newId(systemClock, systemRandom));

  it("answers a browser's preflight without credentials, and shows the limit's headers to pages elsewhere", async () => {
    const response = await fetch(`${server.url}${dialect.prefix}${path}`, {
      method: "OPTIONS",
      headers: {
        origin: "https://tool.example.com",
        "access-control-request-method": route.method,
        "access-control-request-headers": "x-api-key",
      },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
    expect(response.headers.get("access-control-allow-credentials")).toBeNull();
    expect(response.headers.get("access-control-allow-methods")).toContain(route.method);
    const used = await ask(dialect, route, { headers: { origin: "https://tool.example.com" } });
    expect(used.headers.get("access-control-allow-origin")).toBe("*");
    for (const name of [
      "X-RateLimit-Limit",
      "X-RateLimit-Remaining",
      "X-RateLimit-Reset",
      "RateLimit",
      "Retry-After",
    ]) {
      expect(used.headers.get("access-control-expose-headers")!.split(", ")).toContain(name);
    }
  });

  it("takes the slash that a base with one at its end adds", async () => {
    const doubled = { ...route, url: `/${route.url}` };
    const [plain, double] = [await ask(dialect, route, {}), await ask(dialect, doubled, {})];
    expect(double.status).toBe(plain.status);
  });

  it("answers JSON, never 204, where it succeeds; but SCIM's DELETE is RFC 7644's", () => {
    if (dialect.name === "scim" && route.method === "DELETE") return expect(route.success).toBe(204);
    expect(route.success ?? 200).toBeLessThan(204);
    expect(route.produces === undefined || route.method === "GET").toBe(true);
    expect(route.schema.answer.safeParse(undefined).success).toBe(false);
  });

  it("answers RFC 9457 to a native client that asks for it", async () => {
    if (dialect.name !== "native" || route.access === "public") return;
    const response = await ask(dialect, route, { headers: { accept: "application/problem+json" } });
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(await json(response)).toMatchObject({
      type: "/docs/faults#http.unauthenticated",
      title: "unauthorized",
      status: 401,
      detail: expect.stringMatching(/./),
      instance: new URL(response.url).pathname,
      request_id: response.headers.get("x-request-id"),
    });
  });
});

it("asks nobody for credentials on these routes, and on no others", () => {
  const found = table.filter(([, , route]) => route.access === "public").map(([name]) => name);
  expect(found.toSorted()).toEqual(open.toSorted());
});

it("never honours X-User-ID: the key alone says who asks", async () => {
  const validate = (headers: Record<string, string>) =>
    fetch(`${server.url}/api/v1/auth/api-key/validate`, { headers: { ...bearer(key), ...headers } });
  const plain = await (await validate({})).text();
  expect(plain).toContain(mine.email);
  expect(await (await validate({ "x-user-id": other.userId })).text()).toBe(plain);
});

describe.each(withBody)("%s", (_name, dialect, route) => {
  const headers = { "content-type": "application/json" };
  const refused = async (body: string, change: Record<string, string> = {}) => {
    const credentials = route.access === "public" ? {} : bearer(key);
    return ask(dialect, route, { headers: { ...headers, ...credentials, ...change }, body });
  };

  it("is 400 for a body that is malformed, missing, no object, or of another media type", async () => {
    for (const body of ["{", "[]", '"text"', "null", "{}", "", '{"a":"\\u0000"}', "[".repeat(100_000)]) {
      await expectRefusal(dialect, await refused(body), 400, /request$/);
    }
    await expectRefusal(dialect, await refused("a=b", { "content-type": "text/plain" }), 400, /request$/);
  });

  it("is 413 for a body beyond a megabyte", async () => {
    const type = route.takesForm ? "application/x-www-form-urlencoded" : "application/json";
    const response = await refused(`"${"x".repeat(1024 * 1024)}"`, { "content-type": type });
    await expectRefusal(dialect, response, 413, /^payload_too_large$/);
  });
});

describe.each(limited)("%s", (_name, dialect, route) => {
  it("is 429 when the limit is used up, and says when to come back", async () => {
    const { db } = server.test.database;
    const headers = route.access === "public" ? {} : bearer(key);
    await sql`DELETE FROM limits_counters`.execute(db);
    await ask(dialect, route, { headers });
    await sql`UPDATE limits_counters SET current = 1000000`.execute(db);
    const response = await ask(dialect, route, { headers });
    const body = await expectRefusal(dialect, response, 429, /^rate_limited$/);
    const seconds = Number(response.headers.get("retry-after"));
    expect(seconds).toBeGreaterThan(0);
    expect(response.headers.get("x-ratelimit-remaining")).toBe("0");
    if (dialect.name === "codesec") expect(body.retry_after).toBe(seconds);
    await sql`DELETE FROM limits_counters`.execute(db);
  });
});

describe.each(dialects.map((dialect) => [dialect.name, dialect] as const))("%s", (_name, dialect) => {
  const nowhere: Route<Doors> = { ...dialect.routes[0]!, method: "GET", url: "/nowhere" };

  it("is 404 in its own shape, with rate headers, for an address that leads nowhere", async () => {
    await expectRefusal(dialect, await ask(dialect, nowhere, {}), 404, /^not_found$/);
    await expectRefusal(dialect, await ask(dialect, { ...nowhere, method: "PATCH" }, {}), 404, /^not_found$/);
  });

  it("is 400 for an address that cannot be decoded and 404 for an endless one", async () => {
    await expectRefusal(dialect, await ask(dialect, { ...nowhere, url: "/scans/%zz" }, {}), 400, /request$/);
    const endless = { ...nowhere, url: `/scans/${"x".repeat(5000)}` };
    await expectRefusal(dialect, await ask(dialect, endless, {}), 404, /^not_found$/);
  });

  it("opens no WebSocket for nobody, a revoked key or a key without the scope", async () => {
    if (!dialect.createSocket) return;
    const revoked = await mine.key();
    await mine.revokeKey(revoked.id);
    const narrow = await mine.key({ scopes: ["keys.read"] });
    const expected = [
      ["", 401],
      [`?token=${revoked.value}`, 401],
      ["?ticket=x", 401],
      [`?token=${narrow.value}`, 403],
    ];
    for (const [query, status] of expected) {
      const socket = new WebSocket(`${server.url.replace("http", "ws")}${dialect.prefix}/ws${query}`);
      const seen = await new Promise((resolve) => {
        socket.on("error", () => {});
        socket.on("unexpected-response", (_request, response) => resolve(response.statusCode));
        socket.on("open", () => resolve("open"));
      });
      expect(seen).toBe(status);
      socket.terminate();
    }
  });

  it("takes no key from the query of an ordinary request", async () => {
    const url = dialect.name === "scim" ? "/Users" : "/scans";
    const get = dialect.routes.find((route) => route.method === "GET" && route.url === url)!;
    const response = await ask(dialect, { ...get, url: `${url}?token=${key}` }, {});
    await expectRefusal(dialect, response, 401, /^unauthorized$/);
  });
});

it("knows every route once, with an operation id of its own", () => {
  expect(table.length).toBeGreaterThan(30);
  for (const dialect of dialects) {
    const ids = dialect.routes.map((route) => route.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  }
});
