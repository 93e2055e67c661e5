/** Sign-in through identity providers: a real OpenID provider and a real SAML one, and a browser's cookies and redirects. */
import {
  type TestBrowser,
  type TestOidcIdp,
  type TestSamlIdp,
  testBrowser,
  testOidcIdp,
  testSamlIdp,
} from "../../../packages/server/src/kernel/federation/testkit/index.ts";
import type { Answered } from "../call.ts";
import { expecting, type Row } from "../row.ts";
import { differences } from "../shape.ts";
import { everyWay, type World } from "../world.ts";

const contract = "GateKey";
const person = { email: "ann@example.com", name: "Ann Example" };
const session = { authenticated: true, user: { id: "i", email: "e", name: "n", is_admin: false, provider: "p" } };

function baseOf(world: World): string {
  const [[, base] = ["", ""]] = world.bases("native");
  return base;
}

/** Lets the team sign in through a provider that lives as long as the check. */
async function withOidc(world: World, check: (idp: TestOidcIdp, name: string) => Promise<string>): Promise<string> {
  const redirectUrl = `${baseOf(world)}/api/v1/auth/oidc/callback`;
  const idp = await testOidcIdp([redirectUrl]);
  idp.person = { sub: "ann", email_verified: true, ...person };
  const { issuer, clientId: client_id, clientSecret: client_secret } = idp;
  const body = { name: "openid", issuer, client_id, client_secret, redirect_url: redirectUrl };
  return withProvider(world, "oidc", body, () => check(idp, body.name)).finally(idp.close);
}

async function withSaml(world: World, check: (idp: TestSamlIdp, name: string) => Promise<string>): Promise<string> {
  const idp = await testSamlIdp();
  const acsUrl = `${baseOf(world)}/api/v1/auth/saml/acs`;
  const body = { name: "saml", idp_metadata_url: idp.metadataUrl, acs_url: acsUrl };
  return withProvider(world, "saml", body, () => check(idp, body.name)).finally(idp.close);
}

async function withProvider(
  world: World,
  kind: "oidc" | "saml",
  body: Readonly<Record<string, unknown>> & { readonly name: string },
  check: () => Promise<string>,
): Promise<string> {
  const path = `/api/v1/admin/settings/${kind}`;
  await world.json({ method: "POST", path, body });
  try {
    return await check();
  } finally {
    await world.ask({ method: "DELETE", path: `${path}/${body.name}` });
  }
}

/** Throws unless the answer sends a browser to the provider, with a secret of its own to come back with. */
function sentTo(origin: string, parameters: readonly string[]): (answer: Answered) => void {
  return (answer) => {
    expecting(302)(answer);
    const location = new URL(answer.headers.get("location") ?? "http://nowhere");
    if (location.origin !== origin) throw new Error(`it leads to ${location.origin}`);
    const missing = parameters.filter((name) => !location.searchParams.get(name));
    if (missing.length > 0) throw new Error(`${missing.join(", ")} is not asked`);
    if (!/gatewatch_sign_in=[\w-]{43};.*HttpOnly/i.test(answer.headers.get("set-cookie") ?? ""))
      throw new Error("the browser keeps no secret");
  };
}

async function isSignedIn(world: World, browser: TestBrowser): Promise<void> {
  const answer: unknown = await (await browser.send(`${baseOf(world)}/api/v1/auth/session`)).json();
  const wrong = differences(session, answer);
  if (wrong.length > 0) throw new Error(wrong.join("; "));
  if (!JSON.stringify(answer).includes(person.email))
    throw new Error(`somebody else is signed in: ${JSON.stringify(answer)}`);
}

/** A browser that is refused is sent to the sign-in page, which says why. */
function isRefusal(location: string | null | undefined): boolean {
  return /^\/login\?(?:.*&)?error=/.test(location ?? "");
}

async function postedBack(
  world: World,
  browser: TestBrowser,
  form: Readonly<Record<string, string>>,
): Promise<Response> {
  return browser.send(`${baseOf(world)}/api/v1/auth/saml/acs`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", origin: "https://login.example.com" },
    body: new URLSearchParams(form).toString(),
  });
}

/** Of OpenID Connect as documented, and of SAML, which the document names beside it. */
export const signIn: readonly Row[] = [
  {
    contract,
    endpoint: "GET /auth/oidc/login",
    check: (world) =>
      withOidc(world, async ({ issuer }, name) => {
        const asked = ["client_id", "redirect_uri", "state", "nonce", "code_challenge"];
        const path = `/api/v1/auth/oidc/login?provider=${name}`;
        return `${await everyWay(world, "native", { path }, sentTo(issuer, asked))}; sent to the oidc-provider package with PKCE, state and nonce`;
      }),
  },
  {
    contract,
    endpoint: "GET /auth/oidc/callback",
    check: (world) =>
      withOidc(world, async (_idp, name) => {
        const base = baseOf(world);
        const isHome = (url: string) => url.startsWith(base) && !url.includes("/api/");
        const browser = testBrowser();
        const login = `${base}/api/v1/auth/oidc/login?provider=${name}&return_to=%2Fscans`;
        const { url } = await browser.follow(login, isHome);
        if (url !== `${base}/scans`) throw new Error(`the sign-in ended at ${url}`);
        await isSignedIn(world, browser);
        const forged = { path: "/api/v1/auth/oidc/callback?state=x&code=y" };
        await everyWay(world, "native", forged, (answer) => {
          if (answer.status !== 302 || !isRefusal(answer.headers.get("location")))
            throw new Error(`a forged one answered ${answer.status} to ${answer.headers.get("location")}`);
        });
        return "fetch with a browser's cookies through the oidc-provider package to the page that was left, signed in; forged ones refused to fetch, curl and requests";
      }),
  },
  {
    contract,
    endpoint: "GET /auth/saml/metadata",
    check: (world) =>
      withSaml(world, async (_idp, name) =>
        everyWay(world, "native", { path: `/api/v1/auth/saml/metadata?provider=${name}` }, (answer) => {
          expecting(200)(answer);
          const wanted = ['WantAssertionsSigned="true"', `Location="${baseOf(world)}/api/v1/auth/saml/acs"`];
          const missing = wanted.filter((text) => !answer.text.includes(text));
          if (missing.length > 0) throw new Error(`${missing.join(", ")} is missing`);
        }),
      ),
  },
  {
    contract,
    endpoint: "GET /auth/saml/login",
    check: (world) =>
      withSaml(world, async ({ metadataUrl }, name) => {
        const path = `/api/v1/auth/saml/login?provider=${name}`;
        const check = sentTo(new URL(metadataUrl).origin, ["SAMLRequest", "RelayState"]);
        return `${await everyWay(world, "native", { path }, check)}; sent to the samlify package with a request of its own`;
      }),
  },
  {
    contract,
    endpoint: "POST /auth/saml/acs",
    check: (world) =>
      withSaml(world, async (idp, name) => {
        const browser = testBrowser();
        const base = baseOf(world);
        const metadata = await (await fetch(`${base}/api/v1/auth/saml/metadata?provider=${name}`)).text();
        const sent = await browser.send(`${base}/api/v1/auth/saml/login?provider=${name}&return_to=%2Fscans`);
        const form = await idp.answer(sent.headers.get("location") ?? "", metadata, { nameId: "ann-saml", ...person });
        const response = await postedBack(world, browser, form);
        if (response.status !== 302 || response.headers.get("location") !== "/scans")
          throw new Error(`it answered ${response.status} to ${response.headers.get("location")}`);
        await isSignedIn(world, browser);
        const replayed = await postedBack(world, testBrowser(), form);
        if (replayed.status !== 302 || !isRefusal(replayed.headers.get("location")))
          throw new Error(`a replay answered ${replayed.status} to ${replayed.headers.get("location")}`);
        return "fetch with a browser's cookies through the samlify package to the page that was left, signed in; the same assertion once more is refused";
      }),
  },
];
