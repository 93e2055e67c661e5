import { expect, test } from "vitest";
import { linkToken } from "./link-token.ts";

test.each([
  ["#token=abc-DEF_1", "abc-DEF_1"],
  ["token=abc", "abc"],
  ["#other=1&token=abc", "abc"],
  ["#token=a%2Bb", "a+b"],
  ["", undefined],
  ["#token=", undefined],
  ["#abc", undefined],
  [`#token=${"a".repeat(201)}`, undefined],
])("%s holds the token %s", (hash, token) => {
  expect(linkToken(hash)).toBe(token);
});
