import type { DecisionRecord } from "@gatewatch/sdk";
import { describe, expect, test } from "vitest";
import { consequenceText, dueText, historyLines, returnedText, statusText } from "./words.ts";

const until = "2026-12-21T23:59:59.000Z";

test("an accepted risk says when it ends", () => {
  expect(statusText({ status: "accepted_risk", status_expires_at: until })).toBe("Accepted risk until 21 Dec 2026");
  expect(statusText({ status: "open", status_expires_at: until })).toBe("Open");
  expect(consequenceText("accepted_risk", until)).toContain("Comes back as open on 21 Dec 2026");
});

test.each([
  ["open", "fixed", "Reopened"],
  ["open", "accepted_risk", "Acceptance ended"],
  ["open", "open", undefined],
  ["fixed", "fixed", undefined],
] as const)("shown %s, decided %s", (status, decision, text) => {
  expect(returnedText({ status, decision })).toBe(text);
});

test.each([
  ["2026-11-25T00:00:00.000Z", "on_track", "4 d left"],
  ["2026-11-20T21:00:00.000Z", "breached", "3 h over"],
  ["2026-11-25T00:00:00.000Z", "paused", "Paused"],
  [null, "none", ""],
] as const)("due %s, %s", (due_at, sla, text) => {
  expect(dueText({ due_at, sla }, Date.parse("2026-11-21T00:00:00.000Z"))).toBe(text);
});

describe("the history", () => {
  const record: DecisionRecord = {
    id: "00000000-0000-7000-8000-000000000000",
    from: "open",
    to: "open",
    by: { kind: "session", user_id: null, key_id: null, policy: null },
    at: "2026-11-21T00:00:00.000Z",
    comment: "",
    expires_at: null,
    severity: null,
    change: null,
  };
  test.each([
    ["a note", {}, ["Note"]],
    ["a decision", { to: "accepted_risk", expires_at: until }, ["Open → Accepted risk until 21 Dec 2026"]],
    [
      "the same again",
      { from: "accepted_risk", to: "accepted_risk", expires_at: until },
      ["Accepted risk until 21 Dec 2026"],
    ],
    ["a severity", { severity: "low" }, ["Severity low"]],
    ["that taken back", { severity: "as_found" }, ["Severity as the engine found it"]],
    ["an assignment", { change: { assignee: "ada" } }, ["Assigned to ADA"]],
    ["its end", { change: { assignee: null, ticket_links: [] } }, ["Assigned to nobody", "Links removed"]],
  ] satisfies [string, Partial<DecisionRecord>, string[]][])("%s", (_what, change, lines) => {
    expect(historyLines({ ...record, ...change }, (id) => id.toUpperCase())).toEqual(lines);
  });
});
