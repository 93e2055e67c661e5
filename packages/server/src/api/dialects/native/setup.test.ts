import { afterAll, beforeAll, expect, it } from "vitest";
import { testPassword } from "../../../kernel/testkit/index.ts";
import { json, type TestServer, testServer } from "../../testkit/index.ts";

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());

const setUp = (body: unknown) =>
  fetch(`${server.url}/api/v1/setup`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });

it("takes the printed token once, makes the first administrator and signs in", async () => {
  const { setupToken: token } = await server.test.kernel.identity.prepare();
  expect(await json(fetch(`${server.url}/api/v1/setup`))).toEqual({ data: { required: true } });
  const request = { token, email: "admin@example.com", password: testPassword(), team_name: "Security" };
  expect((await setUp({ ...request, token: "guess" })).status).toBe(401);
  expect((await setUp({ ...request, password: "short" })).status).toBe(400);
  const done = await setUp(request);
  expect(done.status).toBe(201);
  const cookie = done.headers.get("set-cookie")!.split(";")[0]!;
  expect(await json(done)).toMatchObject({ user: { email: "admin@example.com", is_admin: true } });
  const session = await json(fetch(`${server.url}/api/v1/auth/session`, { headers: { cookie } }));
  expect(session).toMatchObject({ authenticated: true, team: { name: "Security", plan: "enterprise" } });
  expect(await json(fetch(`${server.url}/api/v1/setup`))).toEqual({ data: { required: false } });
  expect((await setUp(request)).status).toBe(409);
});

it("locks an account after ten wrong passwords, with Retry-After, known or not", async () => {
  for (const username of ["admin@example.com", "nobody@example.com"]) {
    const statuses: number[] = [];
    let last: Response | undefined;
    for (let round = 0; round < 11; round++) {
      last = await fetch(`${server.url}/api/v1/auth/local/login`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ username, password: "wrong" }),
      });
      statuses.push(last.status);
    }
    expect(statuses).toEqual([...Array(10).fill(401), 429]);
    expect(Number(last?.headers.get("retry-after"))).toBeGreaterThan(800);
  }
});
