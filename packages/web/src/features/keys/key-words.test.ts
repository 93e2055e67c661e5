import { expect, test } from "vitest";
import { curlFor, scopesText } from "./key-words.ts";

test.each([
  [[], "/api/v1/scans"],
  [["*"], "/api/v1/scans"],
  [["reports.read", "scans.read"], "/api/v1/scans"],
  [["keys.read"], "/api/v1/api-keys"],
  [["audit.read"], "/api/v1/auth/session"],
])("a key with the scopes %j is tried on %s, which it may call", (scopes, path) => {
  expect(curlFor("value", scopes, "https://gatewatch.example.com")).toBe(
    `curl -H "X-API-Key: value" https://gatewatch.example.com${path}`,
  );
});

test("no scopes are all of the role", () => {
  expect(scopesText({ scopes: [] })).toBe("All of the role");
  expect(scopesText({ scopes: ["scans.read", "keys.read"] })).toBe("scans.read, keys.read");
});
