import { expect, test } from "vitest";
import { missingRight } from "./missing-right.ts";

test.each([
  ['This needs the right "members.read", which your key or role lacks.', "members.read"],
  ["The present password is wrong.", undefined],
  ["This needs a session", undefined],
])("%s", (message, right) => {
  expect(missingRight(message)).toBe(right);
});
