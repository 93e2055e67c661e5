import { expect, test } from "vitest";
import { answerText, eventWords, webhookEvents, webhookState } from "./webhook-words.ts";

const on = { enabled: true, disabled_reason: null, failing_since: null, last_delivery_at: "2026-11-21T10:00:00.000Z" };

test.each([
  [on, "On"],
  [{ ...on, last_delivery_at: null }, "On, nothing sent yet"],
  [{ ...on, failing_since: "2026-11-20T10:00:00.000Z" }, "Failing"],
  [{ ...on, enabled: false }, "Off"],
  [{ ...on, enabled: false, disabled_reason: "failing" as const }, "Switched off after failing for 5 d"],
])("%j is shown as %s", (webhook, name) => {
  expect(webhookState(webhook).name).toBe(name);
});

test("an answer says its status, an attempt without one its error", () => {
  expect(answerText({ last_status: 500, last_error: "x" })).toBe("Answered 500");
  expect(answerText({ last_status: null, last_error: "connection refused" })).toBe("connection refused");
  expect(answerText({ last_status: null, last_error: null })).toBe("Not sent yet");
});

test("every event can be chosen", () => {
  expect([...webhookEvents].sort()).toEqual(Object.keys(eventWords).sort());
});
