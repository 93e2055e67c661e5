import type { Accepted, SecretRule } from "../rule.ts";

function part(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

const registered = ["iss", "sub", "aud", "exp", "nbf", "iat", "jti"];

function inspect(value: string, now: Date): Accepted | undefined {
  const [head, body] = value.split(".");
  const header = part(head ?? "");
  const claims = part(body ?? "");
  if (!header || typeof header["alg"] !== "string" || !claims) return undefined;
  // The sample token of the best-known JWT page, in every tutorial.
  if (claims["name"] === "John Doe" || claims["sub"] === "1234567890") return undefined;
  // Without any of RFC 7519's claims it is a sample, or means something to one program only.
  if (!registered.some((claim) => claim in claims) && !("role" in claims)) return undefined;
  const expiry = claims["exp"];
  const expired = typeof expiry === "number" && expiry * 1000 < now.getTime();
  const facts: Record<string, string> = { algorithm: header["alg"] };
  if (typeof claims["iss"] === "string") facts["issuer"] = claims["iss"].slice(0, 120);
  if (typeof expiry === "number" && Number.isFinite(expiry) && Math.abs(expiry) < 8e12)
    facts["expires"] = new Date(expiry * 1000).toISOString();
  return expired ? { proven: true, score: 2, facts, title: "Expired JSON Web Token" } : { proven: true, facts };
}

export const jwt: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "jwt",
    provider: "generic",
    title: "JSON Web Token",
    opens: "Whoever holds it is taken for its subject by every service that trusts the issuer.",
    revoke:
      "End the session or change the signing key at the issuer; a token without expiry can only be stopped there.",
    references: ["https://www.rfc-editor.org/rfc/rfc7519"],
    score: 7,
    keywords: ["eyj"],
    pattern:
      /(?<![A-Za-z0-9_-])(?<secret>eyJ[A-Za-z0-9_-]{10,2000}\.eyJ[A-Za-z0-9_-]{10,8000}\.[A-Za-z0-9_-]{20,1000})(?![A-Za-z0-9_-])/g,
    check: (value, { now }) => inspect(value, now),
    samples: (draw) => {
      const json = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
      const head = json({ alg: "HS256", typ: "JWT" });
      return {
        positives: [`token=${head}.${json({ sub: draw.uuid(), iss: "https://id.example.com" })}.${draw.base64url(43)}`],
        negatives: [
          `${head}.${draw.base64url(40)}.${draw.base64url(43)}`,
          `${head}.${json({ sub: "1234567890", name: "John Doe", iat: 1516239022 })}.${draw.base64url(43)}`,
        ],
      };
    },
  },
];
