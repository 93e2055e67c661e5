/** What the documented plans allow, seen from outside. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { json, type TestServer, type TestTeam, testServer } from "../testkit/index.ts";

describe("the plan Free, with the documented numbers", () => {
  let server: TestServer;
  let team: TestTeam;
  let key: string;
  beforeAll(async () => {
    server = await testServer({ plan: "free" });
    team = await server.team("free");
    key = (await team.key()).value;
  });
  afterAll(() => server.close());
  const ask = (path: string, credential = key) =>
    fetch(`${server.url}${path}`, { headers: { Authorization: `Bearer ${credential}` } });

  it("takes no key on the native API and says which plans do, and takes it on the others", async () => {
    const response = await ask("/api/v1/scans");
    expect(response.status).toBe(403);
    const { error } = await json(response);
    expect(error).toMatchObject({ code: "plan_required", message: expect.stringContaining('"pro"') });
    expect((await ask("/codesec/v1/scans")).status).toBe(200);
    expect((await ask("/cyberai/v1/scans")).status).toBe(200);
  });

  it("takes sessions on the native API", async () => {
    const { token } = await server.test.kernel.identity.signIn(team.email, team.password, { ip: "", userAgent: "" });
    expect((await ask("/api/v1/scans", token)).status).toBe(200);
  });

  it("is public where every plan is, and 401 comes first", async () => {
    expect((await ask("/api/v1/health")).status).toBe(200);
    expect((await ask("/api/v1/scans", "gk_nonsense")).status).toBe(401);
  });
});
