import { expect, test } from "vitest";
import { speaksOf, suppressionMarksIn } from "./suppression.ts";

test.each([
  ["run(x) // gatewatch-ignore[command-injection]: by the proxy", [1], ["command-injection"], "by the proxy"],
  ["x = 1  # gatewatch-ignore", [1], [], undefined],
  ["/* gatewatch-ignore[code.a, secrets.*]: old */", [1, 2], ["code.a", "secrets.*"], "old"],
  ["<!-- gatewatch-ignore: shown to all -->", [1, 2], [], "shown to all"],
  [
    "-- gatewatch-ignore[sql-injection]: fixed names\n-- of columns\nSELECT 1",
    [1, 3],
    ["sql-injection"],
    "fixed names",
  ],
])("%s", (text, covers, rules, reason) => {
  expect(suppressionMarksIn(text)).toEqual([{ line: 1, covers, rules, reason }]);
});

test.each([
  "const a = 'gatewatch-ignore'",
  "x = 1 # gatewatch-ignored",
  "# no-gatewatch-ignore",
  "gatewatch-ignore: x",
])("%s is no mark", (text) => expect(suppressionMarksIn(text)).toEqual([]));

test("a mark speaks of the rules that it names, with and without their engine", () => {
  const of = (rules: string) => (ruleId: string) =>
    speaksOf(suppressionMarksIn(`x // gatewatch-ignore${rules}`)[0]!, ruleId);
  const ids = ["code.sql-injection", "code.sql-built-from-parts", "code.user.loud", "secrets.jwt"];
  expect(ids.filter(of(""))).toEqual(ids);
  expect(ids.filter(of("[sql-injection]"))).toEqual(["code.sql-injection"]);
  expect(ids.filter(of("[code.sql*, loud]"))).toEqual(ids.slice(0, 3));
  expect(ids.filter(of("[secrets.*]"))).toEqual(["secrets.jwt"]);
});
