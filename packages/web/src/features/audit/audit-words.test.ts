import fc from "fast-check";
import { expect, test } from "vitest";
import { actionText, actorText, chainOf, detailText } from "./audit-words.ts";

const chain = (length: number) =>
  Array.from({ length }, (_, at) => ({
    sequence: length - at,
    hash: `h${length - at}`,
    previous_hash: `h${length - at - 1}`,
  }));

test("a whole chain links, and any entry that is taken out or changed is noticed", () => {
  expect(chainOf(chain(5))).toEqual({ links: 4, brokenAt: undefined });
  expect(chainOf([])).toEqual({ links: 0, brokenAt: undefined });
  fc.assert(
    fc.property(fc.integer({ min: 3, max: 40 }), fc.nat(), fc.boolean(), (length, pick, removes) => {
      const at = 1 + (pick % (length - 2));
      const touched = removes
        ? chain(length).toSpliced(at, 1)
        : chain(length).with(at, { ...chain(length)[at]!, hash: "changed" });
      expect(chainOf(touched).brokenAt).toBe(length - at + 1);
    }),
  );
});

const actor = { kind: "session" as const, user_id: null, key_id: null, email: "admin@example.com", ip: null };
test.each([
  [actor, "admin@example.com"],
  [{ ...actor, kind: "key" as const }, "admin@example.com, by API key"],
  [{ ...actor, email: null }, "Somebody who has left"],
  [{ ...actor, kind: "system" as const, email: null }, "The server"],
])("%j", (who, text) => {
  expect(actorText({ actor: who })).toBe(text);
});

test("actions and details are words", () => {
  expect(actionText("second_factor.turned_on")).toBe("second factor: turned on");
  expect(detailText({ role: "member", scopes: ["a"] })).toBe('role: member, scopes: ["a"]');
});
