import type { Clock } from "@gatewatch/base/clock";
import { isFault, messageOf } from "@gatewatch/base/fault";
import * as client from "openid-client";
import { emailOf, groupsOf, nameOf, subjectOf, type Vouched } from "../claims.ts";
import { federationFaults } from "../faults.ts";
import { checkSecure, guardedFetch, type OpenNet, unreachable } from "../outgoing.ts";
import type { OidcProvider } from "../provider.ts";

const discoveryLifeMs = 15 * 60_000;
const rememberedMax = 100;
const clockToleranceSeconds = 60;

/** One provider with the secret that its settings keep. */
export interface OidcClient {
  readonly provider: OidcProvider;
  readonly secret: string | undefined;
  readonly redirectUrl: string;
}

/** What binds an answer to the question. */
export interface OidcChecks {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

export interface Oidc {
  /** Where to send the browser. Throws `federation.provider_unreachable`. */
  authorizationUrl(to: OidcClient, checks: OidcChecks): Promise<string>;
  /**
   * Takes the answer: code for tokens, ID token verified (signature, issuer, audience, expiry, nonce), claims read.
   *
   * @param query of the callback, as it came
   * @throws Fault `federation.sign_in_failed`, `federation.provider_unreachable`
   */
  vouch(from: OidcClient, query: Readonly<Record<string, string | undefined>>, checks: OidcChecks): Promise<Vouched>;
}

/** OpenID Connect's authorization code flow with PKCE (RFC 7636) and the issuer in the answer (RFC 9207). */
export function createOidc(deps: { readonly clock: Clock; readonly openNet: OpenNet }): Oidc {
  const { clock, openNet } = deps;
  const remembered = new Map<string, { readonly config: client.Configuration; readonly endsMs: number }>();

  const configurationOf = async ({ provider, secret }: OidcClient): Promise<client.Configuration> => {
    const name = `${provider.id} ${provider.updatedAt.getTime()}`;
    const nowMs = clock.monotonicMs();
    const kept = remembered.get(name);
    if (kept && kept.endsMs > nowMs) return kept.config;
    const config = await discover(openNet, provider, secret);
    remembered.delete(name);
    remembered.set(name, { config, endsMs: nowMs + discoveryLifeMs });
    if (remembered.size > rememberedMax) remembered.delete(remembered.keys().next().value ?? "");
    return config;
  };

  return {
    async authorizationUrl(to, { state, nonce, verifier }) {
      const config = await configurationOf(to);
      const url = client.buildAuthorizationUrl(config, {
        redirect_uri: to.redirectUrl,
        scope: [...new Set(["openid", ...to.provider.options.scopes])].join(" "),
        state,
        nonce,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: "S256",
      });
      return url.href;
    },
    async vouch(from, query, { state, nonce, verifier }) {
      const config = await configurationOf(from);
      const url = new URL(from.redirectUrl);
      for (const [name, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(name, value);
      try {
        const tokens = await client.authorizationCodeGrant(config, url, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        const token = tokens.claims();
        if (!token) throw new Error("no ID token");
        const lacks = token.email === undefined || token.groups === undefined;
        const asked = lacks && config.serverMetadata().userinfo_endpoint !== undefined;
        const info = asked ? await client.fetchUserInfo(config, tokens.access_token, token.sub) : undefined;
        return vouchedBy(token.sub, { ...info, ...token });
      } catch (error) {
        throw isFault(error) ? error : failed(from.provider, error);
      }
    },
  };
}

async function discover(
  openNet: OpenNet,
  { options }: OidcProvider,
  secret: string | undefined,
): Promise<client.Configuration> {
  const { issuer, clientId } = options;
  checkSecure("issuer", issuer);
  const customFetch = guardedFetch(openNet);
  const execute = issuer.startsWith("http:") ? [client.allowInsecureRequests] : [];
  const metadata = { [client.clockTolerance]: clockToleranceSeconds };
  try {
    const found = await client.discovery(new URL(issuer), clientId, metadata, client.None(), {
      [client.customFetch]: customFetch,
      execute,
    });
    const server = found.serverMetadata();
    const methods = server.token_endpoint_auth_methods_supported ?? ["client_secret_basic"];
    const config = new client.Configuration(server, clientId, metadata, authenticationOf(secret, methods));
    config[client.customFetch] = customFetch;
    for (const step of execute) step(config);
    client.enableNonRepudiationChecks(config); // the ID token's signature counts, not only the line it came by
    return config;
  } catch (error) {
    throw unreachable(issuer, rootOf(error));
  }
}

function authenticationOf(secret: string | undefined, methods: readonly string[]): client.ClientAuth {
  if (secret === undefined) return client.None();
  return methods.includes("client_secret_basic") ? client.ClientSecretBasic(secret) : client.ClientSecretPost(secret);
}

function vouchedBy(subject: string, claims: Readonly<Record<string, unknown>>): Vouched {
  const { email, email_verified: said, name, preferred_username: username, groups } = claims;
  return {
    subject: subjectOf(subject),
    email: emailOf(email),
    emailVerified: said === undefined ? undefined : said === true || said === "true",
    name: nameOf(name) ?? nameOf(username),
    groups: groupsOf(groups),
  };
}

/** The library wraps what the network port throws. */
function rootOf(error: unknown): unknown {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) if (isFault(at)) return at;
  return error;
}

function failed(provider: OidcProvider, error: unknown) {
  const root = rootOf(error);
  if (isFault(root)) return unreachable(provider.options.issuer, root);
  const said = error instanceof client.AuthorizationResponseError ? error.error : messageOf(error);
  return federationFaults("federation.sign_in_failed", {
    message: `"${provider.displayName}" did not sign you in (${said.replace(/[^\x20-\x7e]/g, "").slice(0, 200)}). Try again; if it stays, ask your administrator.`,
    cause: error,
  });
}
