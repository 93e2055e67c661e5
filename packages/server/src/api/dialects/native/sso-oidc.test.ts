import { inTransaction } from "@gatewatch/base/db";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  type ForgedIdp,
  type Forgery,
  forgedIdp,
  type TestBrowser,
  type TestOidcIdp,
  testBrowser,
  testOidcIdp,
} from "../../../kernel/federation/testkit/index.ts";
import { json, type TestServer, type TestTeam, testServer } from "../../testkit/index.ts";

let server: TestServer;
let idp: TestOidcIdp;
let forged: ForgedIdp;
let team: TestTeam;
let key: string;

beforeAll(async () => {
  server = await testServer({ allowTargets: ["127.0.0.1"] });
  const redirectUrl = `${server.url}/api/v1/auth/oidc/callback`;
  idp = await testOidcIdp([redirectUrl]);
  forged = await forgedIdp();
  team = await server.team("acme");
  key = (await team.key()).value;
  const { issuer, clientId: client_id, clientSecret: client_secret } = idp;
  const common = { redirect_url: redirectUrl, admin_group: "roots", group_roles: [{ group: "ops", role: "manager" }] };
  await save("POST", "", { name: "real", issuer, client_id, client_secret, ...common });
  await save("POST", "", { name: "forged", issuer: forged.issuer, client_id: forged.clientId, ...common });
});
beforeEach(async () => {
  forged.forgery = {};
  await sql`DELETE FROM limits_counters`.execute(server.test.database.db);
});
afterAll(async () => {
  await server.close();
  await idp.close();
  await forged.close();
});

async function save(method: string, path: string, body: unknown) {
  const response = await fetch(`${server.url}/api/v1/admin/settings/oidc${path}`, {
    method,
    headers: { "x-api-key": key, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  expect([response.status, await response.clone().text()]).toEqual([method === "POST" ? 201 : 200, expect.any(String)]);
  return json(response);
}

const login = (provider: string, more = "") => `${server.url}/api/v1/auth/oidc/login?provider=${provider}${more}`;
const isCallback = (url: string) => url.startsWith(`${server.url}/api/v1/auth/oidc/callback`);
const isHome = (url: string) => url.startsWith(server.url) && !url.includes("/api/");
const whoIs = (browser: TestBrowser) => browser.send(`${server.url}/api/v1/auth/session`).then(json);

/** Begins at the forged provider and comes back with its answer, changed as told. */
async function comeBack(browser: TestBrowser, change: Readonly<Record<string, string | undefined>> = {}) {
  const sent = await browser.send(login("forged"));
  return browser.send(forged.answer(sent.headers.get("location")!, change));
}
/** The browser is back at the sign-in page, which is told why. */
const refusalOf = (response: Response) => {
  const location = new URL(response.headers.get("location") ?? "", server.url);
  expect([response.status, location.pathname]).toEqual([302, "/login"]);
  expect(location.searchParams.get("request_id")).toBe(response.headers.get("x-request-id"));
  return location.searchParams.get("error");
};
const faultOf = async (response: Response) => [response.status, (await json(response)).error.docs_url.split("#")[1]];
const attempts = async () => (await server.test.kernel.logins.list(team.teamId, {}, { limit: 1, offset: 0 })).attempts;
/** A whole flow at an honest provider that ends in a refusal. */
async function refusedBy(provider: string) {
  const browser = testBrowser();
  const { url } = await browser.follow(login(provider), isCallback);
  return refusalOf(await browser.send(url));
}

describe("with a real provider", () => {
  it("signs in through the whole browser flow, makes the account and returns to where it began", async () => {
    idp.person = { sub: "u-1", email: "ann@example.com", email_verified: true, name: "Ann Example", groups: ["ops"] };
    const browser = testBrowser();
    const { url } = await browser.follow(login("real", "&return_to=%2Fscans%3Ftab%3Dopen"), isHome);
    expect(url).toBe(`${server.url}/scans?tab=open`);
    const session = await whoIs(browser);
    expect(session).toMatchObject({
      authenticated: true,
      role: "manager",
      user: { email: "ann@example.com", name: "Ann Example" },
      team: { id: team.teamId },
    });
    const again = testBrowser();
    idp.person = { ...idp.person, email: "ann.married@example.com", email_verified: false, groups: ["roots"] };
    await again.follow(login("real"), isHome);
    expect(await whoIs(again)).toMatchObject({
      role: "admin",
      user: { id: session.user.id, email: "ann@example.com" },
    });
  });

  it("asks with PKCE S256, state and nonce, and keeps the browser's half in a cookie that scripts cannot read", async () => {
    const response = await testBrowser().send(login("real"));
    expect(response.status).toBe(302);
    const asked = new URL(response.headers.get("location")!).searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({ code_challenge_method: "S256", response_type: "code" });
    for (const name of ["state", "nonce", "code_challenge"]) expect(asked.get(name)).toMatch(/^[\w-]{43}$/);
    expect(response.headers.getSetCookie().join()).toMatch(/gatewatch_sign_in=[\w-]{43};.*HttpOnly/i);
    const { rows } = await sql`SELECT p::text FROM federation_pending p`.execute(server.test.database.db);
    const kept = JSON.stringify(rows);
    for (const name of ["state", "nonce"]) expect(kept).not.toContain(asked.get(name));
  });

  it("lets in nobody whose address is not verified, neither as a new person nor as one there is", async () => {
    for (const email of ["stranger@example.com", team.email]) {
      idp.person = { sub: `unverified-${email}`, email, email_verified: false };
      expect(await refusedBy("real")).toBe("email_unverified");
    }
  });

  it("links a member by verified address once, and afterwards knows them by subject alone", async () => {
    idp.person = { sub: "founder", email: team.email.toUpperCase(), email_verified: true };
    const browser = testBrowser();
    await browser.follow(login("real"), isHome);
    expect(await whoIs(browser)).toMatchObject({ user: { id: team.userId }, role: "admin" });
    idp.person = { sub: "somebody else", email: "else@example.com", email_verified: true };
    const other = testBrowser();
    await other.follow(login("real"), isHome);
    expect((await whoIs(other)).user.id).not.toBe(team.userId);
  });

  it("never takes over an account of another team, verified or not", async () => {
    const victim = await server.team("victim");
    idp.person = { sub: "attacker", email: victim.email, email_verified: true };
    expect(await refusedBy("real")).toBe("email_taken");
  });

  it("keeps out who was removed from the team, or is deactivated in it", async () => {
    idp.person = { sub: "leaver", email: "leaver@example.com", email_verified: true };
    const browser = testBrowser();
    await browser.follow(login("real"), isHome);
    const { user } = await whoIs(browser);
    const { db } = server.test.database;
    await sql`UPDATE teams_members SET is_active = false WHERE user_id = ${user.id}`.execute(db);
    expect(await refusedBy("real")).toBe("deactivated");
    await sql`DELETE FROM teams_members WHERE user_id = ${user.id}`.execute(db);
    expect(await refusedBy("real")).toBe("removed");
    expect((await whoIs(browser)).authenticated).toBe(false);
  });

  it("lets somebody in whose first sign-in comes twice at once, with one account", async () => {
    idp.person = { sub: "twice", email: "twice@example.com", email_verified: true };
    const browsers = [testBrowser(), testBrowser()];
    const callbacks = await Promise.all(browsers.map((browser) => browser.follow(login("real"), isCallback)));
    const answers = await Promise.all(callbacks.map(({ url }, index) => browsers[index]!.send(url)));
    expect(answers.map((answer) => [answer.status, answer.headers.get("location")])).toEqual([
      [302, "/"],
      [302, "/"],
    ]);
    const sessions = await Promise.all(browsers.map(whoIs));
    expect(new Set(sessions.map(({ user }) => user.id)).size).toBe(1);
  });

  it("sends a browser that cannot even begin to the sign-in page, and tells programs the fault", async () => {
    const browse = (url: string) => testBrowser().send(url, { headers: { accept: "text/html,*/*;q=0.8" } });
    expect(refusalOf(await browse(login("unknown")))).toBe("not_found");
    expect(refusalOf(await browse(`${server.url}/api/v1/auth/oidc/login`))).toBe("invalid_input");
    expect(await faultOf(await testBrowser().send(login("unknown")))).toEqual([404, "federation.not_found"]);
  });

  it("says 404 of a provider that is unknown, switched off or of the other kind", async () => {
    await save("POST", "", { name: "off", issuer: idp.issuer, client_id: "x", enabled: false });
    for (const url of [login("unknown"), login("off"), login("real").replace("oidc", "saml")]) {
      expect((await testBrowser().send(url)).status).toBe(404);
    }
  });
});

describe("the log of sign-ins", () => {
  it("has who came in, and who did not and why, with provider and address", async () => {
    expect((await comeBack(testBrowser())).headers.get("location")).toBe("/");
    expect(await attempts()).toMatchObject([
      { provider: "oidc:forged", failureReason: null, ip: "127.0.0.1", userEmail: "ann@example.com" },
    ]);
    forged.forgery = { claims: (honest) => ({ ...honest, sub: "new", email_verified: false }) };
    expect(refusalOf(await comeBack(testBrowser()))).toBe("email_unverified");
    const unverified = { failureReason: "email_unverified", ip: "127.0.0.1", userEmail: "ann@example.com" };
    expect(await attempts()).toMatchObject([{ provider: "oidc:forged", userId: null, sessionId: null, ...unverified }]);
    forged.forgery = { alg: "none" };
    expect(refusalOf(await comeBack(testBrowser()))).toBe("sign_in_failed");
    expect(await attempts()).toMatchObject([{ provider: "oidc:forged", failureReason: "sign_in_failed" }]);
    forged.forgery = {};
    const begun = await testBrowser().send(login("forged"));
    const stolen = await testBrowser().send(forged.answer(begun.headers.get("location")!));
    expect(refusalOf(stolen)).toBe("sign_in_expired");
    expect(await attempts()).toMatchObject([{ provider: "oidc:forged", failureReason: "sign_in_expired" }]);
  });
});

describe("with a forged answer", () => {
  it("is let in when nothing is forged: so the refusals below are for what they say", async () => {
    const browser = testBrowser();
    const response = await comeBack(browser);
    expect([response.status, response.headers.get("location")]).toEqual([302, "/"]);
    expect((await whoIs(browser)).authenticated).toBe(true);
    expect(forged.lastExchange?.get("code_verifier")).toMatch(/^[\w-]{43}$/);
  });

  const now = () => Math.floor(Date.now() / 1000);
  it.each<[string, Forgery]>([
    ["another nonce", { claims: (honest) => ({ ...honest, nonce: "another" }) }],
    ["no nonce", { claims: ({ nonce: _, ...rest }) => rest }],
    ["another audience", { claims: (honest) => ({ ...honest, aud: "another" }) }],
    [
      "two audiences, authorized for another",
      { claims: (honest) => ({ ...honest, aud: ["gatewatch", "x"], azp: "x" }) },
    ],
    ["another issuer", { claims: (honest) => ({ ...honest, iss: "https://evil.example" }) }],
    ["an expiry two minutes ago", { claims: (honest) => ({ ...honest, exp: now() - 120 }) }],
    ["no expiry", { claims: ({ exp: _, ...rest }) => rest }],
    ["a beginning in the future", { claims: (honest) => ({ ...honest, nbf: now() + 600 }) }],
    ["no subject", { claims: ({ sub: _, ...rest }) => rest }],
    ["a subject with a NUL", { claims: (honest) => ({ ...honest, sub: "ann\0" }) }],
    ["a subject of half a character", { claims: (honest) => ({ ...honest, sub: "ann\ud800" }) }],
    ["no signature", { alg: "none" }],
    ["the public key as a secret", { alg: "HS256" }],
    ["another key", { otherKey: true }],
  ])("refuses an ID token with %s", async (_what, forgery) => {
    forged.forgery = forgery;
    const browser = testBrowser();
    expect(refusalOf(await comeBack(browser))).toBe("sign_in_failed");
    expect((await whoIs(browser)).authenticated).toBe(false);
  });

  it.each([
    ["of another issuer (RFC 9207)", { iss: "https://evil.example" }],
    ["without the issuer that the provider promised", { iss: undefined }],
    ["that is an error", { code: undefined, error: "access_denied" }],
    ["without a code", { code: undefined }],
  ])("refuses an answer %s, and asks for no token", async (_what, change) => {
    const before = forged.asked;
    expect(refusalOf(await comeBack(testBrowser(), change))).toBe("sign_in_failed");
    expect(forged.asked).toBe(before);
  });

  it("takes a state once, from the browser that began, within ten minutes", async () => {
    const browser = testBrowser();
    const expired = "sign_in_expired";
    const begin = async () => forged.answer((await browser.send(login("forged"))).headers.get("location")!);
    const used = await begin();
    expect((await browser.send(used)).headers.get("location")).toBe("/");
    expect(refusalOf(await browser.send(used))).toBe(expired);

    const stolen = await begin();
    const thief = testBrowser();
    expect(refusalOf(await thief.send(stolen))).toBe(expired);
    await thief.send(login("forged"));
    expect(refusalOf(await thief.send(stolen))).toBe(expired);
    expect((await browser.send(stolen)).headers.get("location")).toBe("/"); // a stranger's try spends nothing

    const late = await begin();
    await sql`UPDATE federation_pending SET expires_at = now() - interval '1 second'`.execute(server.test.database.db);
    expect(refusalOf(await browser.send(late))).toBe(expired);
    expect(refusalOf(await browser.send(late.replace(/state=[^&]*/, "state=x")))).toBe(expired);
    expect(refusalOf(await browser.send(late.replace(/state=[^&]*&/, "")))).toBe(expired);
  });

  it("does not mix up providers: the answer of one counts for none that another was asked", async () => {
    idp.person = { sub: "u-mix", email: "mix@example.com", email_verified: true };
    const browser = testBrowser();
    const { url } = await browser.follow(login("real"), isCallback);
    const toForged = (await browser.send(login("forged"))).headers.get("location")!;
    const mixed = new URL(url);
    mixed.searchParams.set("state", new URL(toForged).searchParams.get("state")!);
    const before = forged.asked;
    expect(refusalOf(await browser.send(mixed.href))).toBe("sign_in_failed");
    expect(forged.asked).toBe(before); // the code of one provider never reaches the other
  });

  it("refuses a provider that says another issuer of itself", async () => {
    await save("PUT", "/forged", { issuer: forged.issuer, client_id: forged.clientId }); // forgets what was discovered
    forged.forgery = { issuer: idp.issuer };
    const refused = await testBrowser().send(login("forged"));
    expect(await faultOf(refused)).toEqual([422, "federation.provider_unreachable"]);
    forged.forgery = {};
    await save("PUT", "/forged", {
      issuer: forged.issuer,
      client_id: forged.clientId,
      redirect_url: `${server.url}/api/v1/auth/oidc/callback`,
    });
    expect((await comeBack(testBrowser())).headers.get("location")).toBe("/");
  });

  it("goes nowhere else afterwards", async () => {
    const browser = testBrowser();
    const sent = await browser.send(login("forged", "&return_to=%2F%2Fevil.example"));
    const back = await browser.send(forged.answer(sent.headers.get("location")!));
    expect(back.headers.get("location")).toBe("/");
  });
});

it("lets SCIM decide about groups where a team has any, and the provider where it has none (decision 009)", async () => {
  const scim = (method: string, path: string, body?: unknown) =>
    fetch(`${server.url}/scim/v2${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, "content-type": "application/scim+json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  idp.person = { sub: "grouped", email: "grouped@example.com", email_verified: true, groups: ["ops"] };
  const signIn = async () => {
    const browser = testBrowser();
    await browser.follow(login("real"), isHome);
    const { user, role } = await whoIs(browser);
    const { groups } = await server.test.kernel.teams.member(team.teamId, user.id);
    return { id: user.id, role, groups };
  };
  const { id } = await signIn();
  expect(await signIn()).toEqual({ id, role: "manager", groups: ["ops"] });
  const mapped = await fetch(`${server.url}/api/v1/admin/settings/sso`, {
    method: "PATCH",
    headers: { "x-api-key": key, "content-type": "application/json" },
    body: JSON.stringify({ scim_group_roles: [{ group: "Readers", role: "read_only" }] }),
  });
  expect(mapped.status).toBe(200);
  const group = await json(scim("POST", "/Groups", { displayName: "Readers", members: [{ value: id }] }));
  expect(await signIn()).toEqual({ id, role: "read_only", groups: ["Readers"] });
  idp.person = { ...idp.person, groups: ["roots"] };
  expect(await signIn()).toEqual({ id, role: "read_only", groups: ["Readers"] });
  await scim("DELETE", `/Groups/${group.id}`);
  expect(await signIn()).toEqual({ id, role: "admin", groups: ["roots"] });
});

describe("with a required provider", () => {
  it("refuses the team's passwords but for administrators with the break-glass mark", async () => {
    const strict = await server.team("strict");
    const { identity } = server.test.kernel;
    const member = { email: "member@example.com", password: strict.password };
    await identity.addUser(strict.teamId, { ...member, role: "member" });
    const strictKey = (await strict.key()).value;
    const ask = (method: string, path: string, body: unknown) =>
      fetch(`${server.url}/api/v1/admin/settings/${path}`, {
        method,
        headers: { "x-api-key": strictKey, "content-type": "application/json" },
        body: JSON.stringify(body),
      });
    const enter = async (username: string) =>
      (
        await fetch(`${server.url}/api/v1/auth/local/login`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ username, password: strict.password }),
        })
      ).status;
    expect(await enter(member.email)).toBe(200);
    await ask("PATCH", "sso", { break_glass_users: [strict.userId] });
    const wish = {
      name: "strict",
      issuer: forged.issuer,
      client_id: forged.clientId,
      required: true,
      email_domains: ["strict.example.com"],
    };
    expect((await ask("POST", "oidc", wish)).status).toBe(201);
    expect(await enter(member.email)).toBe(403);
    const { attempts } = await server.test.kernel.logins.list(strict.teamId, {}, { limit: 1, offset: 0 });
    expect(attempts).toMatchObject([{ userEmail: member.email, provider: "local", failureReason: "not_by_password" }]);
    expect(await enter(strict.email)).toBe(200);
    const elsewhere = { email: "elsewhere@strict.example.com", password: strict.password };
    await identity.addUser(team.teamId, { ...elsewhere, role: "member" });
    expect(await enter(elsewhere.email)).toBe(200); // a domain that a team names binds no other team's people
  });

  it("lets nobody carry a session of one team's provider, or a password, into a team of another's", async () => {
    const { identity, teams } = server.test.kernel;
    const [strict] = (await teams.all()).filter(({ name }) => name === "strict");
    if (!strict) throw new Error("there is no strict team");
    idp.person = { sub: "of-both", email: "of-both@example.com", email_verified: true };
    const browser = testBrowser();
    await browser.follow(login("real"), isHome);
    const { user } = await whoIs(browser);
    await inTransaction(server.test.database.db, (tx) => teams.addMember(tx, strict.id, user.id, "member"));
    const enter = async (init: RequestInit) =>
      browser.send(`${server.url}/api/v1/auth/session/team`, {
        ...init,
        method: "POST",
        body: JSON.stringify({ team_id: strict.id }),
      });
    const headers = { "content-type": "application/json", origin: server.url };
    expect(await faultOf(await enter({ headers }))).toEqual([403, "federation.other_team"]);
    expect(await whoIs(browser)).toMatchObject({ authenticated: true, team: { id: team.teamId } });
    const { token } = await identity.open(team.teamId, { id: user.id }, { ip: "", userAgent: "" }, async () => {});
    const byPassword = await enter({ headers: { ...headers, authorization: `Bearer ${token}` } });
    expect(await faultOf(byPassword)).toEqual([403, "federation.sso_required"]);
  });
});

it("asks no provider at a private address that the operator did not allow", async () => {
  for (const issuer of ["https://10.0.0.1", "https://169.254.169.254", "https://[fd00::1]"]) {
    await save("PUT", "/off", { issuer, client_id: "x" });
    const refused = await testBrowser().send(login("off"));
    expect([issuer, ...(await faultOf(refused))]).toEqual([issuer, 422, "net.address_refused"]);
  }
});
