import { generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { systemRandom } from "@gatewatch/base/random";
import Provider, { type ClientMetadata } from "oidc-provider";

/** Somebody who has an account at the provider. */
export interface OidcPerson {
  readonly sub: string;
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly name?: string;
  readonly groups?: readonly string[];
}

export interface TestOidcIdp {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Who types their password there next. */
  person: OidcPerson;
  close(): Promise<void>;
}

const prompt = "/interaction/";

/** A real OpenID provider (oidc-provider) on loopback that demands PKCE, and signs in whom the test says. */
export async function testOidcIdp(
  redirectUris: readonly string[],
  client: Partial<ClientMetadata> = {},
): Promise<TestOidcIdp> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const clientSecret = systemRandom.bytes(24).toString("base64url");
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const idp: { person: OidcPerson } = { person: { sub: "nobody" } };
  const people = new Map<string, OidcPerson>();

  const provider = new Provider(issuer, {
    clients: [{ client_id: "gatewatch", client_secret: clientSecret, redirect_uris: [...redirectUris], ...client }],
    jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), kid: "test", use: "sig", alg: "RS256" }] },
    cookies: { keys: [clientSecret] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, { uid }) => `${prompt}${uid}` },
    ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600 },
    pkce: { required: () => true },
    scopes: ["openid", "email", "profile"],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name", "groups"] },
    findAccount: (_ctx, sub) => ({ accountId: sub, claims: async () => ({ ...people.get(sub), sub }) }),
    async loadExistingGrant(ctx) {
      const grant = new ctx.oidc.provider.Grant({
        clientId: ctx.oidc.client!.clientId,
        accountId: ctx.oidc.session!.accountId!,
      });
      grant.addOIDCScope("openid email profile");
      await grant.save();
      return grant;
    },
  });
  const callback = provider.callback();
  server.on("request", (request, response) => {
    if (!request.url?.startsWith(prompt)) return void callback(request, response);
    people.set(idp.person.sub, idp.person);
    void provider.interactionFinished(request, response, { login: { accountId: idp.person.sub } });
  });

  return {
    issuer,
    clientId: "gatewatch",
    clientSecret,
    get person() {
      return idp.person;
    },
    set person(person: OidcPerson) {
      idp.person = person;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
