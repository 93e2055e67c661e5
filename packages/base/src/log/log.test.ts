import fc from "fast-check";
import { expect, test } from "vitest";
import { createLog } from "./index.ts";

const secret = fc.stringMatching(/^[A-Za-z0-9]{12,32}$/).map((text) => `S3cr3t${text}`);
const secretName = fc.constantFrom(
  "password",
  "Authorization",
  "cookie",
  "set-cookie",
  "X-API-Key",
  "x-gateway-token",
  "client_secret",
  "clientSecret",
  "masterKey",
  "access_token",
  "refreshToken",
  "passphrase",
  "proxy-authorization",
  "credentials",
  "ticket",
  "private_key",
);
const carrier = fc.constantFrom<(value: string) => string>(
  (value) => `GET /api/v1/ws?token=${value}`,
  (value) => `https://example.com/callback?state=x&code=${value}&y=1`,
  (value) => `Authorization: Bearer ${value}`,
  (value) => `the key gk_${value} was refused`,
  (value) => `postgres://gatewatch:${value}@db.example.com/gatewatch`,
  (value) => `grant_type=password&client_secret=${value}`,
);

/** Puts a value below any nesting of objects, lists, maps and errors. */
const nesting = fc.array(
  fc.constantFrom<(inner: unknown) => unknown>(
    (inner) => ({ request: inner, ms: 3 }),
    (inner) => [1, inner, "x"],
    (inner) => new Map([["headers", inner]]),
    (inner) => Object.assign(new Error("failed"), { detail: inner }),
    (inner) => new Error("outer", { cause: inner }),
  ),
  { maxLength: 12 },
);

function written(act: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = [];
  act(createLog("debug", (line) => lines.push(line)));
  for (const line of lines) JSON.parse(line);
  return lines.join("");
}

test("no log line holds a secret, whatever it lies in and however deep", () => {
  fc.assert(
    fc.property(secret, secretName, carrier, nesting, (value, name, carry, wraps) => {
      const wrap = (inner: unknown) => wraps.reduce((outer, next) => next(outer), inner);
      const text = written((log) => {
        log.info(wrap({ [name]: value }), "object");
        log.info({ field: wrap({ [name]: [value] }) }, "field");
        log.info({ field: wrap([name, value]) }, "pair");
        log.info({ field: wrap({ note: carry(value) }) }, "text");
        log.info(carry(value));
        log.info({ error: new Error(carry(value), { cause: wrap(new Error(carry(value))) }) }, carry(value));
      });
      expect(text).not.toContain(value);
    }),
    { numRuns: 300 },
  );
});

test("what is no secret stays, and a cycle ends", () => {
  const loop: Record<string, unknown> = { keyId: "key_1", userId: "u", tokenCount: 3, path: "/api/v1/scans?limit=10" };
  loop.self = loop;
  const text = written((log) => log.info({ loop, error: new Error("disk full") }, "request of 192.0.2.1"));
  for (const kept of ["key_1", '"tokenCount":3', "/api/v1/scans?limit=10", "disk full", "request of 192.0.2.1"])
    expect(text).toContain(kept);
});
