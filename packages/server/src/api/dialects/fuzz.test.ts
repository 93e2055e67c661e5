/**
 * Sends every route what its own schemas allow, and everything beside it: no answer is ever a 5xx, and each has the shape
 * of its dialect. `npm run conformance -- --fuzz N` sends N requests to each route.
 */
import { request as httpRequest } from "node:http";
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Dialect, Route } from "../http/index.ts";
import { bodyText, hostileText, legalValue } from "../testkit/hostile.ts";
import { type TestServer, type TestTeam, testFinding, testServer } from "../testkit/index.ts";
import type { Doors } from "./doors.ts";
import { dialects } from "./index.ts";

const seed = Number(process.env.GATEWATCH_FUZZ_SEED ?? 20_260_101);
const perRoute = Number(process.env.GATEWATCH_FUZZ_RUNS ?? 120);
/** Each checks a password, which is slow on purpose. */
const perSlowRoute = Math.min(perRoute, 12);
/** Writes that lock their team take turns: more at once would only wait for a connection. */
const atOnce = 16;
const bigBytes = 20 * 1024 * 1024;

const table: readonly (readonly [string, Dialect<Doors>, Route<Doors>])[] = dialects.flatMap((dialect) =>
  dialect.routes.map((route) => [`${dialect.name} ${route.method} ${route.url}`, dialect, route] as const),
);
const counts = new Map<string, number>();
let server: TestServer;
let team: TestTeam;
let key: string;
let ids: readonly string[];

beforeAll(async () => {
  server = await testServer();
  team = await server.team("fuzzed");
  key = (await team.key()).value;
  const scan = await team.scan();
  await server.ingest(scan, [testFinding("one"), testFinding("two", { severity: "high", severityScore: 8 })]);
  const { issues } = await server.vulnerabilities.issues(team.teamId, { limit: 2 });
  await team.scan({ kind: "git", url: "https://example.com/group/project.git" });
  ids = [scan.id, ...issues.map(({ id }) => id), (await team.key()).id, "group%2Fproject", "sbom"];
});
afterAll(async () => {
  await server.close();
  const all = [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([status, count]) => `${status}: ${count}`);
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  console.log(`fuzz: ${total} requests to ${table.length} routes, seed ${seed}; ${all.join(", ")}`);
});

interface Request {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

const headerText = hostileText.map((text) =>
  text
    .replace(/[^\x20-\x7e\x80-\xff]/g, "")
    .trim()
    .slice(0, 2000),
);

function requests(route: Route<Doors>): fc.Arbitrary<Request> {
  const segment = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...ids) },
    { weight: 1, arbitrary: hostileText.map((text) => encodeURIComponent(text.toWellFormed()).slice(0, 1500) || "x") },
  );
  const slots = [...route.url.matchAll(/:\w+|\*/g)].length;
  const path = fc.array(segment, { minLength: slots, maxLength: slots }).map((values) => {
    let at = 0;
    return route.url.replace(/:\w+|\*/g, () => values[at++] ?? "x");
  });
  const query = queryText(route);
  const body = route.schema.body ? bodyText(legalValue(route.schema.body)) : hostileText;
  const mediaType = fc.oneof(
    { weight: 6, arbitrary: fc.constant(route.upload?.mediaTypes[0] ?? formOrJson(route)) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        "application/json; charset=utf-16",
        "text/plain",
        "multipart/form-data",
        "x",
        "application/json;",
      ),
    },
  );
  const extra = fc.oneof(
    { weight: 3, arbitrary: fc.constant({}) },
    {
      weight: 1,
      arbitrary: fc.dictionary(
        fc.constantFrom(
          "if-match",
          "if-none-match",
          "accept",
          "x-request-id",
          "traceparent",
          "idempotency-key",
          "content-disposition",
          "last-event-id",
          "prefer",
          "x-forwarded-for",
          "cookie",
        ),
        headerText,
        { maxKeys: 3 },
      ),
    },
  );
  const hasBody = route.method !== "GET";
  return fc.tuple(path, query, body, mediaType, extra).map(([address, search, text, type, more]) => ({
    path: address + search,
    headers: { "x-api-key": key, ...(hasBody ? { "content-type": type } : {}), ...more },
    body: hasBody ? text : undefined,
  }));
}

function formOrJson(route: Route<Doors>): string {
  return route.takesForm ? "application/x-www-form-urlencoded" : "application/json";
}

function queryText(route: Route<Doors>): fc.Arbitrary<string> {
  const written = (pairs: readonly (readonly [string, unknown])[]) =>
    pairs.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(wellFormed(value))}`).join("&");
  const legal = (route.schema.query ? legalValue(route.schema.query) : fc.constant({})).map((value) =>
    Object.entries(value ?? {}),
  );
  const names = legal.chain((pairs) => fc.constantFrom("limit", "cursor", "offset", ...pairs.map(([name]) => name)));
  const wild = fc.array(
    fc.tuple(
      fc.oneof(
        names,
        hostileText.map((text) => text.toWellFormed()),
      ),
      hostileText,
    ),
    { maxLength: 4 },
  );
  return fc
    .oneof(
      legal.map(written),
      wild.map(written),
      fc.constantFrom("", "limit=1&limit=2", "a[]=1&a[b]=2", "%zz", "=&=&&"),
    )
    .map((text) => (text === "" ? "" : `?${text.slice(0, 6000)}`));
}

function wellFormed(value: unknown): string {
  return (typeof value === "string" ? value : (JSON.stringify(value) ?? "")).toWellFormed();
}

/** Each request that is legal has a process of its own. */
const startsProcess = new Set(["createRuleSet", "testRules"]);
/** The steps of a browser's sign-in. */
const redirecting = new Set(["/auth/oidc/login", "/auth/oidc/callback", "/auth/saml/login", "/auth/saml/acs"]);

async function send(dialect: Dialect<Doors>, route: Route<Doors>, request: Request): Promise<void> {
  const { path, headers, body } = request;
  const response = await fetch(`${server.url}${dialect.prefix}${path}`, {
    method: route.method,
    headers,
    redirect: "manual",
    ...(body === undefined ? {} : { body }),
    signal: AbortSignal.timeout(30_000),
  });
  // A stream of events never ends by itself.
  const isStream = response.headers.get("content-type")?.startsWith("text/event-stream") === true;
  const text = isStream ? "" : await response.text();
  if (isStream) await response.body?.cancel();
  counts.set(String(response.status), (counts.get(String(response.status)) ?? 0) + 1);
  const wrong = wrongWith(dialect, route, response, text);
  if (wrong === undefined) return;
  const told = { seed, route: `${route.method} ${dialect.prefix}${path}`.slice(0, 500), headers };
  expect.fail(`${wrong}: ${JSON.stringify({ ...told, body: body?.slice(0, 500), answer: text.slice(0, 500) })}`);
}

/** Why an answer must not be; one look for each of tens of thousands. */
function wrongWith(dialect: Dialect<Doors>, route: Route<Doors>, response: Response, text: string): string | undefined {
  const { status, headers } = response;
  if (status >= 500 || status === 204) return `status ${status}`;
  if (status >= 300 && status < 400 && !(status === 302 && redirecting.has(route.url))) return `status ${status}`;
  if (!/^[\w.-]{1,64}$/.test(headers.get("x-request-id") ?? "")) return "no usable X-Request-Id";
  if (headers.get("x-injected") !== null) return "a header of the request's making";
  const isError = status >= 400 && headers.get("content-type") === "application/json; charset=utf-8";
  return isError && !dialect.errorSchema.safeParse(JSON.parse(text)).success ? "not the dialect's error" : undefined;
}

describe.each(table)("%s", (_name, dialect, route) => {
  it("answers whatever comes", { timeout: 60_000 + perRoute * 100 }, async () => {
    const isSlow = route.limitClass === "authentication" || startsProcess.has(route.operationId);
    const sent = fc.sample(requests(route), { seed, numRuns: isSlow ? perSlowRoute : perRoute });
    for (let from = 0; from < sent.length; from += atOnce) {
      await sql`DELETE FROM limits_counters`.execute(server.test.database.db);
      await Promise.all(sent.slice(from, from + atOnce).map((request) => send(dialect, route, request)));
    }
  });

  if (route.method !== "GET") {
    it("answers 413 or refuses, and does not take in, a body of 20 MB", async () => {
      await sql`DELETE FROM limits_counters`.execute(server.test.database.db);
      const path = route.url.replace(/:\w+|\*/g, ids[0] ?? "x");
      for (const announced of [true, false]) {
        const status = await sendBig(`${server.url}${dialect.prefix}${path}`, route, announced);
        counts.set(String(status), (counts.get(String(status)) ?? 0) + 1);
        if (route.upload === undefined && route.schema.body !== undefined)
          expect(status).toBe(route.takesForm ? 302 : 413); // a browser is sent to the sign-in page, which says so
        expect(status).toBeGreaterThanOrEqual(300);
        expect(status).toBeLessThan(500);
      }
    });
  }
});

/** Sends 20 MB, with or without saying so first, and stops as soon as there is an answer. */
function sendBig(url: string, route: Route<Doors>, announced: boolean): Promise<number> {
  return new Promise((resolve, reject) => {
    const type = route.upload?.mediaTypes[0] ?? formOrJson(route);
    const headers = {
      "x-api-key": key,
      "content-type": type,
      ...(announced ? { "content-length": String(bigBytes) } : {}),
    };
    const request = httpRequest(url, { method: route.method, headers, agent: false });
    const chunk = Buffer.alloc(64 * 1024, 0x20);
    let left = bigBytes;
    let answered = false;
    const write = () => {
      while (left > 0 && !answered) {
        left -= chunk.length;
        if (!request.write(chunk)) return void request.once("drain", write);
      }
      if (!answered) request.end();
    };
    request.on("response", (response) => {
      answered = true;
      resolve(response.statusCode ?? 0);
      response.resume();
      request.destroy();
    });
    request.on("error", (error) => (answered ? undefined : reject(error)));
    write();
  });
}
