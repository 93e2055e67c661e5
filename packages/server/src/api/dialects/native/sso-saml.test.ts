import { makeCertificate } from "@gatewatch/base/testkit";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  type SamlAnswer,
  type TestBrowser,
  type TestSamlIdp,
  testBrowser,
  testSamlIdp,
} from "../../../kernel/federation/testkit/index.ts";
import { json, type TestServer, type TestTeam, testServer } from "../../testkit/index.ts";

let server: TestServer;
let idp: TestSamlIdp;
let team: TestTeam;
let key: string;
let metadata: string;

beforeAll(async () => {
  server = await testServer({ allowTargets: ["127.0.0.1"] });
  idp = await testSamlIdp();
  team = await server.team("acme");
  key = (await team.key()).value;
  const common = { acs_url: `${server.url}/api/v1/auth/saml/acs`, group_roles: [{ group: "ops", role: "manager" }] };
  const made = await fetch(`${server.url}/api/v1/admin/settings/saml`, {
    method: "POST",
    headers: { "x-api-key": key, "content-type": "application/json" },
    body: JSON.stringify({ name: "idp", display_name: "Corp", idp_metadata_url: idp.metadataUrl, ...common }),
  });
  expect([made.status, await made.text()]).toEqual([201, expect.any(String)]);
  metadata = await (await fetch(`${server.url}/api/v1/auth/saml/metadata?provider=idp`)).text();
});
beforeEach(() => sql`DELETE FROM limits_counters`.execute(server.test.database.db));
afterAll(async () => {
  await server.close();
  await idp.close();
});

const begin = async (browser: TestBrowser, more = "") => {
  const sent = await browser.send(`${server.url}/api/v1/auth/saml/login?provider=idp${more}`);
  expect(sent.status).toBe(302);
  return sent.headers.get("location")!;
};
const post = (browser: TestBrowser, form: Readonly<Record<string, string>>) =>
  browser.send(`${server.url}/api/v1/auth/saml/acs`, {
    method: "POST",
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      origin: "https://login.example.com",
      "sec-fetch-site": "cross-site",
    },
    body: new URLSearchParams(form).toString(),
  });
const whoIs = (browser: TestBrowser) => browser.send(`${server.url}/api/v1/auth/session`).then(json);
/** The browser is back at the sign-in page, which is told why. */
const refusalOf = (response: Response) => {
  const location = new URL(response.headers.get("location") ?? "", server.url);
  expect([response.status, location.pathname]).toEqual([302, "/login"]);
  expect(location.searchParams.get("request_id")).toBe(response.headers.get("x-request-id"));
  return location.searchParams.get("error");
};
const failed = "sign_in_failed";

/** A whole sign-in, its answer made by the provider and changed on the way. */
async function signIn(says: SamlAnswer = {}, change: (xml: string) => string = (xml) => xml, browser = testBrowser()) {
  const { SAMLResponse, RelayState } = await idp.answer(await begin(browser), metadata, says);
  const xml = change(Buffer.from(SAMLResponse, "base64").toString("utf8"));
  const response = await post(browser, { SAMLResponse: Buffer.from(xml).toString("base64"), RelayState });
  return { browser, response };
}

describe("with a real provider", () => {
  it("signs in, makes the account, gives the role of the groups, and returns to where it began", async () => {
    const browser = testBrowser();
    const loginUrl = await begin(browser, "&return_to=%2Fscans");
    const says = { nameId: "u-1", email: "ann@example.com", name: "Ann Example", groups: ["dev", "ops"] };
    const response = await post(browser, await idp.answer(loginUrl, metadata, says));
    expect([response.status, response.headers.get("location")]).toEqual([302, "/scans"]);
    const session = await whoIs(browser);
    expect(session).toMatchObject({
      authenticated: true,
      role: "manager",
      user: { email: "ann@example.com", name: "Ann Example" },
    });
    const again = await signIn({ nameId: "u-1", email: "other@example.com" });
    expect(await whoIs(again.browser)).toMatchObject({ user: { id: session.user.id, email: "ann@example.com" } });
  });

  it("reads attributes under their schema URIs", async () => {
    const { browser } = await signIn({ nameId: "u-2", email: "bob@example.com", groups: ["ops"], schemaUris: true });
    expect(await whoIs(browser)).toMatchObject({ role: "manager", user: { email: "bob@example.com" } });
  });

  it("tells the provider what to send where: signed assertions, to our address", async () => {
    expect(metadata).toContain('WantAssertionsSigned="true"');
    expect(metadata).toContain(`Location="${server.url}/api/v1/auth/saml/acs"`);
    expect((await fetch(`${server.url}/api/v1/auth/saml/metadata?provider=unknown`)).status).toBe(404);
  });
});

const old = makeCertificate({ names: ["idp.example.com"] });
describe("refuses an assertion", () => {
  it.each<[string, SamlAnswer]>([
    ["that is not signed", { unsigned: true }],
    ["signed with another key", { signWith: old }],
    ["that expired two minutes ago", { notOnOrAfter: new Date(Date.now() - 120_000) }],
    ["that begins in two minutes", { notBefore: new Date(Date.now() + 120_000) }],
    ["for another audience", { audience: "https://other.example.com/saml" }],
    ["for another recipient", { recipient: "https://other.example.com/acs" }],
    ["that answers another request", { inResponseTo: "_another" }],
    ["that answers none", { inResponseTo: "" }],
    ["that says nowhere under its signature what it answers", { subjectInResponseTo: "" }],
    ["that answers another request inside an answer to this one", { subjectInResponseTo: "_another" }],
    ["of another issuer", { issuer: "https://evil.example/idp" }],
    ["of a transient NameID", { nameIdFormat: "urn:oasis:names:tc:SAML:2.0:nameid-format:transient" }],
  ])("%s", async (_what, says) => {
    const { browser, response } = await signIn(says);
    expect(refusalOf(response)).toBe(failed);
    expect((await whoIs(browser)).authenticated).toBe(false);
  });

  it("but not for a minute's difference of the clocks", async () => {
    const { response } = await signIn({
      nameId: "skew",
      email: "skew@example.com",
      notOnOrAfter: new Date(Date.now() - 30_000),
    });
    expect(response.headers.get("location")).toBe("/");
  });
});

it("logs who did not come in, and refuses a post that is no answer like any other", async () => {
  const { response } = await signIn({ nameId: "mallory", email: "mallory@example.com", unsigned: true });
  expect(refusalOf(response)).toBe(failed);
  const { attempts } = await server.test.kernel.logins.list(team.teamId, {}, { limit: 1, offset: 0 });
  expect(attempts).toMatchObject([{ provider: "saml:idp", failureReason: failed, ip: "127.0.0.1", userEmail: "" }]);
  expect(refusalOf(await post(testBrowser(), { RelayState: "x" }))).toBe("invalid_input");
});

const assertionIn = (xml: string) => /<saml:Assertion.*<\/saml:Assertion>/s.exec(xml)![0];
const signatureIn = (xml: string) => /<ds:Signature.*<\/ds:Signature>/s.exec(xml)![0];
/** An assertion of the attacker's own, without a signature. */
const forgedFrom = (xml: string) =>
  assertionIn(xml).replace(signatureIn(xml), "").replace('ID="_assertion"', 'ID="_forged"').replace(">ann<", ">root<");

describe("refuses a signature that is wrapped around something else", () => {
  const shapes: readonly (readonly [string, (xml: string) => string])[] = [
    [
      "the forged assertion first, the signed one after it",
      (xml) => xml.replace(assertionIn(xml), forgedFrom(xml) + assertionIn(xml)),
    ],
    [
      "the signed one first, the forged one after it",
      (xml) => xml.replace(assertionIn(xml), assertionIn(xml) + forgedFrom(xml)),
    ],
    [
      "the signed one inside the forged one",
      (xml) =>
        xml.replace(
          assertionIn(xml),
          forgedFrom(xml).replace("</saml:Assertion>", `${assertionIn(xml)}</saml:Assertion>`),
        ),
    ],
    [
      "the forged one with the signature, the original as an Object inside it",
      (xml) => {
        const original = assertionIn(xml).replace(signatureIn(xml), "");
        const signature = signatureIn(xml).replace(
          "</ds:Signature>",
          `<ds:Object>${original}</ds:Object></ds:Signature>`,
        );
        return xml.replace(assertionIn(xml), forgedFrom(xml).replace("</saml:Issuer>", `</saml:Issuer>${signature}`));
      },
    ],
    [
      "the forged one under the signed one's ID, the original in an extension",
      (xml) => {
        const forged = forgedFrom(xml)
          .replace("_forged", "_assertion")
          .replace("</saml:Issuer>", `</saml:Issuer>${signatureIn(xml)}`);
        return xml.replace(assertionIn(xml), `<samlp:Extensions>${assertionIn(xml)}</samlp:Extensions>${forged}`);
      },
    ],
    [
      "the signed assertion as the document, the forged one inside it",
      (xml) => assertionIn(xml).replace("</saml:Subject>", `</saml:Subject>${forgedFrom(xml)}`),
    ],
    ["nothing but a changed name", (xml) => xml.replace(">ann<", ">root<")],
  ];
  it.each(shapes)("%s", async (_what, wrap) => {
    const { browser, response } = await signIn({ nameId: "ann" }, wrap);
    expect(refusalOf(response)).toBe(failed);
    expect((await whoIs(browser)).authenticated).toBe(false);
  });

  it("while the same answer untouched is taken", async () => {
    const { response } = await signIn({ nameId: "ann", email: "untouched@example.com" });
    expect(response.headers.get("location")).toBe("/");
  });
});

it("reads a name past a comment that was put into it", async () => {
  const nameId = "root@example.com.evil.example";
  const { browser, response } = await signIn({ nameId, email: "comment@example.com" }, (xml) =>
    xml.replace("root@example.com.evil", "root@example.com<!-- -->.evil"),
  );
  expect(response.headers.get("location")).toBe("/"); // canonical XML has no comments: the signature holds
  expect((await whoIs(browser)).user.email).toBe("comment@example.com");
  const { rows } = await sql<{
    subject: string;
  }>`SELECT subject FROM identity_links WHERE subject LIKE 'root@%'`.execute(server.test.database.db);
  expect(rows).toEqual([{ subject: nameId }]);
});

it.each([
  ["a document type", (xml: string) => `<!DOCTYPE samlp:Response>${xml}`],
  [
    "an external entity",
    (xml: string) => `<!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/passwd">]>${xml.replace(">ann<", ">&e;<")}`,
  ],
  [
    "entities that grow",
    (xml: string) =>
      `<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>${xml.replace(">ann<", ">&b;<")}`,
  ],
  ["a SHA-1 signature", (xml: string) => xml.replaceAll("2001/04/xmldsig-more#rsa-sha256", "2000/09/xmldsig#rsa-sha1")],
  ["no XML", () => "SAMLResponse"],
  ["XML that ends early", (xml: string) => xml.slice(0, 400)],
  ["another document", () => "<html><body>hello</body></html>"],
  [
    "the provider's own failure",
    () =>
      '<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_r" Version="2.0"><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Responder"/></samlp:Status></samlp:Response>',
  ],
])("refuses an answer with %s", async (_what, change) => {
  const { response } = await signIn({ nameId: "ann" }, change);
  expect(refusalOf(response)).toBe(failed);
});

describe("takes an answer", () => {
  const expired = "sign_in_expired";

  it("once", async () => {
    const browser = testBrowser();
    const form = await idp.answer(await begin(browser), metadata, { nameId: "once", email: "once@example.com" });
    expect((await post(browser, form)).headers.get("location")).toBe("/");
    expect(refusalOf(await post(browser, form))).toBe(expired);
    const { RelayState } = await idp.answer(await begin(browser), metadata);
    expect(refusalOf(await post(browser, { ...form, RelayState }))).toBe(failed); // another request's state
  });

  it("only from the browser that asked, and only when one asked", async () => {
    const browser = testBrowser();
    const says = { nameId: "bound", email: "bound@example.com" };
    const form = await idp.answer(await begin(browser), metadata, says);
    const thief = testBrowser();
    await begin(thief);
    expect(refusalOf(await post(thief, form))).toBe(expired);
    const { SAMLResponse } = await idp.answer(await begin(browser), metadata, { ...says, inResponseTo: "" });
    expect(refusalOf(await post(browser, { SAMLResponse }))).toBe(expired);
    expect((await post(browser, form)).headers.get("location")).toBe("/");
  });
});

it("keeps what it pinned when the metadata change or go away, and takes new certificates within a day", async () => {
  const { kernel, database } = server.test;
  const renewed = makeCertificate({ names: ["idp.example.com"] });
  const stale = () =>
    sql`UPDATE federation_providers SET options = jsonb_set(options, '{metadataReadAt}', '"2026-01-01T00:00:00.000Z"')`.execute(
      database.db,
    );
  const failures: unknown[] = [];
  const refresh = () => kernel.federation.refreshMetadata((_provider, error) => failures.push(error));
  const bare = (pem: string) => pem.replace(/-----[A-Z ]+-----|\s/g, "");
  const withRenewed = idp.metadata().replaceAll(bare(idp.certificate.cert), bare(renewed.cert));

  expect(await refresh()).toBe(0); // it was read just now
  await stale();
  idp.serve(503);
  expect([await refresh(), failures.length]).toEqual([0, 1]);
  idp.serve(200, idp.metadata().replaceAll(idp.entityId, "https://evil.example/idp"));
  expect([await refresh(), failures.length]).toEqual([0, 2]);
  expect((await signIn({ nameId: "pinned", email: "pinned@example.com" })).response.headers.get("location")).toBe("/");
  idp.serve(200, withRenewed);
  expect([await refresh(), failures.length]).toEqual([1, 2]);
  expect(refusalOf((await signIn({ nameId: "pinned" })).response)).toBe(failed);
  expect((await signIn({ nameId: "pinned", signWith: renewed })).response.headers.get("location")).toBe("/");
  idp.serve(200, idp.metadata());
  await stale();
  expect(await refresh()).toBe(1);
});
