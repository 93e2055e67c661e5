import { isFault } from "@gatewatch/base/fault";
import { expect, it } from "vitest";
import { readExpiry } from "./expiry.ts";

const now = new Date("2026-01-01T00:00:00.000Z");

it.each([
  ["30d", "2026-01-31T00:00:00.000Z"],
  ["12h", "2026-01-01T12:00:00.000Z"],
  ["1y", "2027-01-01T00:00:00.000Z"],
  ["2w", "2026-01-15T00:00:00.000Z"],
  ["1h30m", "2026-01-01T01:30:00.000Z"],
  ["1.5h", "2026-01-01T01:30:00.000Z"],
])("reads %s", (expiresIn, expected) => {
  expect(readExpiry({ expiresIn }, now)?.toISOString()).toBe(expected);
});

it("reads days and instants, and knows keys that do not end", () => {
  expect(readExpiry({ expiresInDays: 7 }, now)?.toISOString()).toBe("2026-01-08T00:00:00.000Z");
  expect(readExpiry({ expiresAt: "2026-02-01T01:00:00+01:00" }, now)?.toISOString()).toBe("2026-02-01T00:00:00.000Z");
  expect(readExpiry({ expiresIn: "never" }, now)).toBeNull();
  expect(readExpiry({}, now)).toBeNull();
});

it.each([
  { expiresIn: "soon" },
  { expiresIn: "30" },
  { expiresIn: "-1d" },
  { expiresIn: "0s" },
  { expiresIn: "999999999y" },
  { expiresAt: "yesterday" },
  { expiresAt: "2025-12-31T23:59:59Z" },
  { expiresIn: "1d", expiresInDays: 1 },
])("refuses %j and names the field", (request) => {
  try {
    readExpiry(request, now);
    expect.unreachable();
  } catch (error) {
    expect(isFault(error, "keys.invalid_expiry") && error.fields[0]?.field).toMatch(/^expires_/);
  }
});
