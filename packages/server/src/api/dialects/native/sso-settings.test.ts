import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestSamlIdp, testSamlIdp } from "../../../kernel/federation/testkit/index.ts";
import { testPassword } from "../../../kernel/testkit/index.ts";
import { json, type TestServer, type TestTeam, testServer } from "../../testkit/index.ts";

let server: TestServer;
let idp: TestSamlIdp;
let first: TestTeam;
let second: TestTeam;
let keys: ReadonlyMap<TestTeam, string>;

beforeAll(async () => {
  server = await testServer({ allowTargets: ["127.0.0.1"] });
  idp = await testSamlIdp();
  first = await server.team("first");
  second = await server.team("second");
  keys = new Map([
    [first, (await first.key()).value],
    [second, (await second.key()).value],
  ]);
});
afterAll(async () => {
  await server.close();
  await idp.close();
});

async function ask(team: TestTeam, method: string, path: string, body?: unknown) {
  const response = await fetch(`${server.url}/api/v1/admin/settings/${path}`, {
    method,
    headers: { "x-api-key": keys.get(team)!, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await json(response) };
}
const okta = { issuer: "https://login.example.com", client_id: "gatewatch" };

describe("OIDC settings", () => {
  it("keep every field, seal the secret, and never show it again", async () => {
    const secret = testPassword();
    const wish = {
      ...okta,
      client_secret: secret,
      redirect_url: "https://gw.example.com/api/v1/auth/oidc/callback",
      scopes: "openid email groups",
      admin_group: "ops",
      group_roles: [{ group: "__proto__", role: "manager" }],
      email_domains: ["Example.COM"],
      jit: false,
      default_role: "read_only",
    };
    const made = await ask(first, "POST", "oidc", { name: "okta", ...wish });
    expect(made.status).toBe(201);
    expect(made.body.data).toMatchObject({
      ...okta,
      name: "okta",
      display_name: "okta",
      enabled: true,
      has_client_secret: true,
      redirect_url: wish.redirect_url,
      scopes: ["openid", "email", "groups"],
      admin_group: "ops",
      group_roles: wish.group_roles,
      email_domains: ["example.com"],
      jit: false,
      default_role: "read_only",
      required: false,
      for_all_teams: false,
      login_url: "/api/v1/auth/oidc/login?provider=okta",
    });
    const kept = await ask(first, "PUT", "oidc/OKTA", { ...okta, display_name: "Okta" });
    expect(kept.body.data).toMatchObject({ name: "okta", display_name: "Okta", has_client_secret: true, jit: true });
    const list = await ask(first, "GET", "oidc");
    expect(list.body).toMatchObject({ data: [kept.body.data], providers: [kept.body.data], meta: { total: 1 } });
    const { rows } =
      await sql`SELECT p::text, encode(p.secret, 'escape') AS secret FROM federation_providers p`.execute(
        server.test.database.db,
      );
    const audit = await sql`SELECT detail::text FROM audit_entries`.execute(server.test.database.db);
    expect(JSON.stringify([rows, audit.rows, made.body, kept.body])).not.toContain(secret);
    const removed = await ask(first, "PUT", "oidc/okta", { ...okta, client_secret: "" });
    expect(removed.body.data.has_client_secret).toBe(false);
  });

  it("are the team's own: another team sees, changes and removes nothing, and cannot take the name", async () => {
    for (const [method, body] of [
      ["GET", undefined],
      ["PUT", okta],
      ["DELETE", undefined],
    ] as const) {
      const refused = await ask(second, method, "oidc/okta", body);
      expect([method, refused.status, refused.body.error?.code]).toEqual([method, 404, "not_found"]);
    }
    expect((await ask(second, "GET", "oidc")).body.data).toEqual([]);
    expect((await ask(second, "POST", "oidc", { name: "Okta", ...okta })).status).toBe(409);
  });

  it("refuse plain http beyond this machine, other schemes, and names that are none", async () => {
    const refuse = async (change: object) =>
      (await ask(first, "POST", "oidc", { name: "x", ...okta, ...change })).status;
    expect(await refuse({ issuer: "http://login.example.com" })).toBe(400);
    expect(await refuse({ issuer: "file:///etc/passwd" })).toBe(400);
    expect(await refuse({ issuer: "http://127.0.0.1.example.com" })).toBe(400);
    expect(await refuse({ name: "a/b" })).toBe(400);
    expect(await refuse({ scopes: ['open"id'] })).toBe(400);
    expect(await refuse({ email_domains: ["not a domain"] })).toBe(400);
  });

  it("let the first team alone offer a provider to all", async () => {
    expect((await ask(second, "POST", "oidc", { name: "all", ...okta, for_all_teams: true })).status).toBe(403);
    const made = await ask(first, "POST", "oidc", { name: "all", ...okta, for_all_teams: true });
    expect(made.status).toBe(201);
    await ask(first, "DELETE", "oidc/all");
    expect((await ask(first, "GET", "oidc/all")).status).toBe(404);
  });

  it("may be required only while an administrator keeps a password for emergencies", async () => {
    const required = { name: "strict", ...okta, required: true };
    expect((await ask(second, "POST", "oidc", required)).status).toBe(409);
    expect((await ask(second, "PATCH", "sso", { break_glass_users: [first.userId] })).status).toBe(400);
    expect((await ask(second, "PATCH", "sso", { break_glass_users: [second.userId] })).status).toBe(200);
    expect((await ask(second, "POST", "oidc", required)).status).toBe(201);
    expect((await ask(second, "PATCH", "sso", { break_glass_users: [] })).status).toBe(409);
    const sso = await ask(second, "GET", "sso");
    expect(sso.body.data).toMatchObject({ required: true, slug_locked: true, break_glass_users: [second.userId] });
    await ask(second, "DELETE", "oidc/strict");
    expect((await ask(second, "GET", "sso")).body.data).toMatchObject({ required: false, slug_locked: false });
  });
});

describe("SAML settings", () => {
  it("read the metadata when they are saved, and show what was read", async () => {
    const made = await ask(first, "POST", "saml", { name: "entra", idp_metadata_url: idp.metadataUrl });
    expect(made).toMatchObject({ status: 201 });
    expect(made.body.data).toMatchObject({
      idp_metadata_url: idp.metadataUrl,
      idp_entity_id: idp.entityId,
      idp_certificates: 1,
      acs_url: "https://gatewatch.example.com/api/v1/auth/saml/acs",
      entity_id: "https://gatewatch.example.com/api/v1/auth/saml/metadata?provider=entra",
    });
  });

  it.each([
    ["that are none", 200, "<html></html>", 400],
    ["with a document type", 200, "DOCTYPE", 400],
    ["that are not there", 404, "", 422],
  ])("refuse metadata %s", async (_what, status, body, expected) => {
    idp.serve(status, body === "DOCTYPE" ? `<!DOCTYPE x [<!ENTITY e "">]>${idp.metadata()}` : body);
    const refused = await ask(first, "PUT", "saml/entra", { idp_metadata_url: idp.metadataUrl });
    expect(refused.status).toBe(expected);
    idp.serve(200, idp.metadata());
    expect((await ask(first, "GET", "saml/entra")).body.data.idp_entity_id).toBe(idp.entityId);
  });

  it("ask no private address that the operator did not allow", async () => {
    for (const address of ["https://169.254.169.254/latest", "https://10.0.0.1/metadata", "https://[::1]/metadata"]) {
      const refused = await ask(first, "PUT", "saml/entra", { idp_metadata_url: address });
      expect([address, refused.status, refused.body.error.code]).toEqual([address, 422, "target_refused"]);
    }
  });
});

it("offers every enabled provider on the sign-in page, with the password", async () => {
  await ask(second, "POST", "oidc", { name: "off", ...okta, enabled: false });
  const { providers } = await json(fetch(`${server.url}/api/v1/auth/providers`));
  expect(providers).toEqual([
    { type: "local", name: "local", display_name: "Password", login_url: "/login" },
    { type: "saml", name: "entra", display_name: "entra", login_url: "/api/v1/auth/saml/login?provider=entra" },
    { type: "oidc", name: "okta", display_name: "okta", login_url: "/api/v1/auth/oidc/login?provider=okta" },
  ]);
});
