import { expect, test } from "vitest";
import { type Decidable, differences, isUnchanged } from "./differences.ts";

const read: Decidable = {
  status: "open",
  status_expires_at: null,
  severity: "high",
  detection: "seen",
  assignee: null,
  ticket_links: [],
};

test.each([
  [
    { status: "accepted_risk", status_expires_at: "2026-12-21T00:00:00.000Z" },
    "Status",
    "Open → Accepted risk until 21 Dec 2026",
  ],
  [{ severity: "low" }, "Severity", "High → Low"],
  [{ detection: "not_seen" }, "Detection", "Seen by the last scan → Not seen by the last scan"],
  [{ assignee: "ada" }, "Assignee", "nobody → ADA"],
  [{ ticket_links: [{ url: "https://example.com/1" }] }, "Links", "none → https://example.com/1"],
] satisfies [Partial<Decidable>, string, string][])("%j is told as %s", (change, name, text) => {
  const now = { ...read, ...change };
  expect(differences(read, now, (id) => id.toUpperCase())).toEqual([[name, text]]);
  expect(isUnchanged(read, now)).toBe(false);
});

test("another version alone is no change", () => {
  expect(isUnchanged(read, { ...read })).toBe(true);
});
