import fc from "fast-check";
import { expect, it } from "vitest";
import { testPassword } from "../testkit/index.ts";
import { checkPassword } from "./password-rules.ts";

const owner = { email: "jo.example@example.com", username: "jo-example", name: "Jo Example" };

it.each([
  ["short", "has 5 characters"],
  ["x".repeat(201), "has 201 characters"],
  ["jo.example@example.com", "own name"],
  ["Jo.Example1234", "own name"],
  ["joexample2026!", "own name"],
  ["aaaaaaaaaaaa", "repeated"],
  ["abababababab", "repeated"],
  ["123412341234", "repeated"],
  ["123456789012", "row"],
  ["qwertyuiopas", "row"],
  ["zyxwvutsrqpon", "row"],
  ["password1234", "commonest"],
  ["P@ssw0rd12345", "commonest"],
  ["!Welcome2026!", "commonest"],
  ["iloveyou12345", "commonest"],
  ["Gatewatch2026", "commonest"],
])("refuses %s: %s", (password, reason) => {
  expect(() => checkPassword(password, owner)).toThrow(
    expect.objectContaining({ code: "identity.weak_password", message: expect.stringContaining(reason) }),
  );
});

it("takes four unrelated words and what a generator makes", () => {
  checkPassword("correct horse battery staple", owner);
  checkPassword("jo likes fresh bread", owner);
  for (let round = 0; round < 100; round++) checkPassword(testPassword(), owner);
});

it("answers every text of any length with a pass or its own fault, at once", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
      try {
        checkPassword(text, owner);
      } catch (error) {
        expect(error).toMatchObject({ code: "identity.weak_password" });
      }
    }),
  );
});
