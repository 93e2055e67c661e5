import { systemClock } from "@gatewatch/base/clock";
import { expect, it } from "vitest";
import { checkUserRules, snippetLanguages, tryUserRules } from "./index.ts";

const text = [
  "rules:",
  "  - {id: loud, languages: [python, js, ts, java, go, php, ruby, csharp], severity: WARNING, message: Calls with $X., pattern: loud($X)}",
  "  - {id: broken, languages: [python], severity: ERROR, message: m, pattern: 'f(('}",
  "  - {id: elsewhere, languages: [python], severity: ERROR, message: m, pattern: loud($X), paths: {include: [src/]}}",
].join("\n");
const file = { name: "loud", text };

it("a check says which rules are run and what is wrong with the others", async () => {
  const { rules, problems } = await checkUserRules(file, systemClock);
  expect(rules).toEqual(["loud", "elsewhere"]);
  expect(problems).toMatchObject([{ rule: "broken", line: 3 }]);
});

const wrap = (language: string) => {
  if (language === "java") return "class A {\n  void a() { loud(1); }\n}\n";
  if (language === "go") return "package a\nfunc a() { loud(1) }\n";
  if (language === "php") return "<?php\nloud(1);\n";
  if (language === "csharp") return "class A {\n  void a() { loud(1); }\n}\n";
  return "\nloud(1)\n";
};

it.each(snippetLanguages)("a trial in %s gives each match with its place", async (language) => {
  const { matches } = await tryUserRules(file, { code: wrap(language), language }, systemClock);
  expect(matches).toMatchObject([{ rule: "loud", severity: "medium", message: "Calls with 1.", line: 2, endLine: 2 }]);
});

it("a trial honours the paths of rules, and says where the code does not parse", async () => {
  const snippet = { code: "loud(1)\ndef (:\n", language: "python", path: "src/a.py" } as const;
  const { matches, problems } = await tryUserRules(file, snippet, systemClock);
  expect(matches.map(({ rule }) => rule).sort()).toEqual(["elsewhere", "loud"]);
  expect(problems.at(-1)).toMatchObject({ place: "src/a.py", reason: expect.stringContaining("line 2") });
});
