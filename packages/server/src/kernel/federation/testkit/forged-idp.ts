import { createHmac, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

export type Claims = Readonly<Record<string, unknown>>;

/** What the forged provider does; each test changes one thing of an honest one. */
export interface Forgery {
  /** Changes the honest claims of the ID token. */
  claims?(honest: Claims): Claims;
  readonly alg?: "RS256" | "none" | "HS256";
  /** Signs with a key that the provider does not publish. */
  readonly otherKey?: boolean;
  /** The issuer that discovery tells. */
  readonly issuer?: string;
}

export interface ForgedIdp {
  readonly issuer: string;
  readonly clientId: string;
  forgery: Forgery;
  /** How often the token endpoint was asked. */
  readonly asked: number;
  /** The verifier and redirect address that came with the last code. */
  readonly lastExchange: URLSearchParams | undefined;
  /** What a browser brings back from the sign-in that it was sent to. */
  answer(loginUrl: string, change?: Readonly<Record<string, string | undefined>>): string;
  close(): Promise<void>;
}

/** An identity provider that lies as it is told: for answers that no honest one gives. */
export async function forgedIdp(): Promise<ForgedIdp> {
  const keys = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const others = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const state: { forgery: Forgery; asked: number; lastExchange: URLSearchParams | undefined } = {
    forgery: {},
    asked: 0,
    lastExchange: undefined,
  };
  const nonces = new Map<string, string>();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const clientId = "gatewatch";

  server.on("request", async (request, response) => {
    const reply = (body: unknown) =>
      response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify(body));
    const path = request.url ?? "";
    if (path.startsWith("/.well-known/")) {
      return reply({
        issuer: state.forgery.issuer ?? issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        response_types_supported: ["code"],
        subject_types_supported: ["public"],
        id_token_signing_alg_values_supported: ["RS256"],
        authorization_response_iss_parameter_supported: true,
        code_challenge_methods_supported: ["S256"],
      });
    }
    if (path === "/keys") {
      const jwk = keys.publicKey.export({ format: "jwk" });
      return reply({ keys: [{ ...jwk, kid: "1", use: "sig", alg: "RS256" }] });
    }
    const form = new URLSearchParams(await text(request));
    state.asked++;
    state.lastExchange = form;
    const now = Math.floor(Date.now() / 1000);
    const honest: Claims = {
      iss: issuer,
      aud: clientId,
      sub: "ann",
      iat: now,
      exp: now + 300,
      nonce: nonces.get(form.get("code") ?? ""),
      email: "ann@example.com",
      email_verified: true,
      name: "Ann Example",
      groups: [],
    };
    const { claims = (same: Claims) => same, alg = "RS256", otherKey } = state.forgery;
    const idToken = jwt(claims(honest), alg, (otherKey ? others : keys).privateKey, keys.publicKey);
    reply({ access_token: "opaque", token_type: "Bearer", expires_in: 60, id_token: idToken });
  });

  return {
    issuer,
    clientId,
    get forgery() {
      return state.forgery;
    },
    set forgery(forgery: Forgery) {
      state.forgery = forgery;
    },
    get asked() {
      return state.asked;
    },
    get lastExchange() {
      return state.lastExchange;
    },
    answer(loginUrl, change = {}) {
      const asked = new URL(loginUrl).searchParams;
      const code = `code-${nonces.size}`;
      nonces.set(code, asked.get("nonce") ?? "");
      const back = new URL(asked.get("redirect_uri")!);
      const query = { code, state: asked.get("state") ?? "", iss: issuer, ...change };
      for (const [name, value] of Object.entries(query)) if (value !== undefined) back.searchParams.set(name, value);
      return back.href;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function jwt(claims: Claims, alg: "RS256" | "none" | "HS256", privateKey: KeyObject, publicKey: KeyObject): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const signed = `${part({ alg, kid: "1", typ: "JWT" })}.${part(claims)}`;
  switch (alg) {
    case "none":
      return `${signed}.`;
    case "HS256": // the classic confusion: the published key as the secret
      return `${signed}.${createHmac("sha256", publicKey.export({ type: "spki", format: "pem" }))
        .update(signed)
        .digest("base64url")}`;
    case "RS256":
      return `${signed}.${sign("sha256", Buffer.from(signed), privateKey).toString("base64url")}`;
  }
}
