import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { systemClock } from "@gatewatch/base/clock";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { createTextParser, type GrammarName } from "../parse/index.ts";
import { scanSource } from "../testing/scan-source.ts";
import { createUserRules } from "./index.ts";

const parser = createTextParser(systemClock);
afterAll(() => parser.close());

const grammars: Readonly<Record<string, GrammarName>> = {
  ".js": "javascript",
  ".ts": "typescript",
  ".py": "python",
  ".java": "java",
  ".go": "go",
  ".php": "php",
  ".rb": "ruby",
  ".cs": "csharp",
};

/** The lines a rule file marks in a source text, by rule. */
async function linesOf(rule: string, grammar: GrammarName, text: string) {
  const rules = await createUserRules([{ name: "rule.yaml", text: rule }], parser, systemClock);
  const tree = await parser.parse(grammar, text, 5);
  const { hits, problems } = await rules.search({ path: `input.${grammar}`, grammar, tree: tree! });
  const lines = hits.map(({ rule: { id }, match }) => `${id}:${text.slice(0, match.start).split("\n").length}`);
  return { lines: [...new Set(lines)].sort(), problems: [...rules.problems, ...problems] };
}

const folder = join(import.meta.dirname, "cases");
describe("cases", () => {
  it.each(readdirSync(folder))("%s", async (name) => {
    const rule = readFileSync(join(folder, name, "rule.yaml"), "utf8");
    const input = readdirSync(join(folder, name)).find((file) => file.startsWith("input."))!;
    const text = readFileSync(join(folder, name, input), "utf8");
    const expected = text.split("\n").flatMap((line, index) => {
      const id = /ruleid: ([\w-]+)/.exec(line)?.[1];
      return id === undefined ? [] : [`${id}:${index + 2}`];
    });
    expect(await linesOf(rule, grammars[extname(input)]!, text)).toEqual({ lines: expected.sort(), problems: [] });
  });
});

const searchFor = (language: string, pattern: string) =>
  JSON.stringify({ rules: [{ id: "law", languages: [language], severity: "INFO", message: "m", pattern }] });

/** Calls with literals, names, members, lists and nested calls. */
const expression = fc.letrec<{ one: string }>((tie) => ({
  one: fc.oneof(
    { maxDepth: 4, depthSize: "small" },
    fc.constantFrom("alpha", "beta", "gamma.delta", "12", '"text"'),
    fc
      .tuple(fc.constantFrom("call", "alpha.run"), fc.array(tie("one"), { maxLength: 3 }))
      .map(([f, args]) => `${f}(${args.join(", ")})`),
    fc.array(tie("one"), { minLength: 1, maxLength: 3 }).map((items) => `[${items.join(", ")}]`),
    fc.tuple(tie("one"), tie("one")).map(([left, right]) => `(${left} + ${right})`),
  ),
})).one;

describe.each(["javascript", "python"] as const)("laws of matching in %s", (grammar) => {
  const matches = async (pattern: string, code: string) =>
    (await linesOf(searchFor(grammar, pattern), grammar, code)).lines.length > 0;

  it("code matches itself, with a part replaced by a metavariable, and with arguments replaced by dots", async () => {
    await fc.assert(
      fc.asyncProperty(expression, expression, async (inner, other) => {
        const code = `outer(${inner}, ${other})`;
        expect(await matches(code, `${code}\n`)).toBe(true);
        expect(await matches(`outer($X, ${other})`, `${code}\n`)).toBe(true);
        expect(await matches("outer($X, $X)", `outer(${inner}, ${inner})\n`)).toBe(true);
        for (const dots of [
          "outer(...)",
          `outer(..., ${other})`,
          `outer(${inner}, ...)`,
          `outer(..., ${inner}, ..., ${other}, ...)`,
        ])
          expect(await matches(dots, `${code}\n`)).toBe(true);
        expect(await matches(`outer(<... ${other} ...>, ...)`, `outer(wrap([${other}]), 1)\n`)).toBe(true);
        expect(await matches(`outer(${inner}, ${other}, $MORE)`, `${code}\n`)).toBe(false);
      }),
      { numRuns: 25 },
    );
  });
});

describe("rules that cannot be run", () => {
  it("are told one by one, and the others run", async () => {
    const rule = [
      "rules:",
      "  - {id: broken, languages: [python], severity: ERROR, message: m, pattern: 'f(('}",
      "  - {id: foreign, languages: [cobol], severity: ERROR, message: m, pattern: 'f()'}",
      "  - {id: operator, languages: [python], severity: ERROR, message: m, patterns: [{pattern: f($X)}, {metavariable-name: {metavariable: $X}}]}",
      "  - {id: expression, languages: [python], severity: ERROR, message: m, pattern-regex: '(?>a)b'}",
      "  - {id: newer, languages: [python], severity: ERROR, message: m, min-version: 99.0.0, pattern: f()}",
      "  - {id: misspelt, languages: [python], severity: ERROR, message: m, pattern: f(), pattern-insde: g()}",
      "  - {id: both, languages: [python, cobol], severity: ERROR, message: m, pattern: g()}",
      "  - {id: fine, languages: [python], severity: ERROR, message: m, pattern: f(...)}",
    ].join("\n");
    const { lines, problems } = await linesOf(rule, "python", "f(1)\n");
    expect(lines).toEqual(["fine:1"]);
    expect(problems.map(({ place }) => /"(\w+)"/.exec(place)?.[1])).toEqual([
      "broken",
      "foreign",
      "operator",
      "expression",
      "newer",
      "misspelt",
      "both",
    ]);
    expect(problems.at(-1)!.reason).toBe("The rule is not run for cobol: that is not read here.");
  });

  it.each([
    ["one of them leaves the scan whole", "  - {id: broken, languages: [python], pattern: 'f(('}", [], ["user rules"]],
    ["a file that is none is a gap of the scan", "  - [", ["rules of own.yaml"], []],
  ])("%s, and is told", async (_, broken, notCovered, excluded) => {
    const text = `rules:\n  - {id: fine, languages: [python], severity: INFO, message: m, pattern: f(...)}\n${broken}\n`;
    const options = {
      profile: "default",
      joinKey: Buffer.alloc(32),
      userRules: { code: [{ name: "own.yaml", text }] },
    };
    const seen = await scanSource({ "app.py": "f(1)\n" }, { options });
    const startsOf = (told: readonly string[]) =>
      told.map((each) => /^(user rules|rules of own\.yaml)/.exec(each)?.[0]);
    expect(startsOf(seen.notCovered)).toEqual(notCovered);
    expect(startsOf(seen.excluded)).toEqual(excluded);
    expect(seen.excluded.every((each) => each.includes('rule "broken" of own.yaml, line 3'))).toBe(true);
  });

  it("are told with the line of what is meant", async () => {
    const rule = [
      "rules:",
      "  - id: first",
      "    languages: [python]",
      "    severity: ERROR",
      "    message: m",
      "    patterns:",
      "      - pattern: f($X)",
      "      - pattern-not: |",
      "          f((",
      "  - id: second",
      "    languages: [python]",
      "    pattern: g()",
      "    metavariable-name: {metavariable: $X}",
      "  - id: third",
      "    languages: [python,",
      "      cobol]",
      "    pattern: g()",
      "  - fourth",
    ].join("\n");
    const { problems } = await linesOf(rule, "python", "");
    expect(problems.map((problem) => [problem.rule, problem.line, problem.isRun])).toEqual([
      ["first", 8, undefined],
      ["second", 13, undefined],
      ["third", 16, true],
      ["number 4", 18, undefined],
    ]);
    expect(problems[0]!.place).toBe('rule "first" of rule.yaml, line 8');
  });

  it("are left out from the rule on where reading takes too long", async () => {
    let monotonicMs = 0;
    const clock = { ...systemClock, monotonicMs: () => (monotonicMs += 4000) };
    const ten = Array.from({ length: 10 }, (_, index) => ({
      id: `r${index}`,
      languages: ["python"],
      pattern: `f${index}()`,
    }));
    const read = await createUserRules([{ name: "x.yaml", text: JSON.stringify({ rules: ten }) }], parser, clock);
    expect(read.rules.length).toBeGreaterThan(0);
    expect(read.problems).toEqual([
      expect.objectContaining({
        reason: "Reading all rules took more than 30 s; from this rule on none of the file is run.",
      }),
    ]);
    expect(read.rules.length).toBeLessThan(10);
  });

  it.each([
    ["no YAML", "a: 1\nrules: [\n"],
    ["no list", "rules: 1\n"],
    [
      "an alias bomb",
      `a: &a [1,1,1,1,1,1,1,1,1]\n${"bcdefgh"
        .split("")
        .map((name, index) => `${name}: &${name} [${Array(9).fill(`*${"abcdefgh"[index]}`).join(",")}]`)
        .join("\n")}\nrules: *h\n`,
    ],
  ])("a file that is %s is told", async (_, text) => {
    const { problems } = await createUserRules([{ name: "x.yaml", text }], parser, systemClock);
    expect(problems).toHaveLength(1);
  });

  it.each([
    [
      "a pattern that explodes",
      { pattern: `f(${Array.from({ length: 12 }, (_, index) => `..., $A${index}`).join(", ")}, ..., nowhere)` },
      `nowhere\nf(${Array.from({ length: 60 }, (_, index) => `a${index}`).join(", ")})\n`,
    ],
    ["an expression that explodes", { "pattern-regex": "(a+)+$" }, `x = "${"a".repeat(60)}!"\n`],
  ])("%s is ended and told, and other rules run", async (_, operator, code) => {
    const rule = JSON.stringify({
      rules: [
        { id: "hostile", languages: ["python"], severity: "INFO", message: "m", ...operator },
        { id: "other", languages: ["python"], severity: "INFO", message: "m", "pattern-regex": "^(x|f)" },
      ],
    });
    const { lines, problems } = await linesOf(rule, "python", code);
    expect(lines).toHaveLength(1);
    expect(problems.map(({ reason }) => reason)).toEqual([expect.stringContaining('"hostile" was ended here')]);
  });
});

describe("findings", () => {
  const rule = [
    "rules:",
    "  - id: loud",
    "    languages: [javascript]",
    "    severity: WARNING",
    "    message: Calls $F with $X.",
    "    metadata: {cwe: ['CWE-79: x'], confidence: HIGH, references: ['https://example.com/rule']}",
    "    pattern: $F.loud($X)",
    "    fix: $F.quiet($X)",
  ].join("\n");
  const options = {
    profile: "default",
    joinKey: Buffer.alloc(32),
    userRules: { code: [{ name: "loud.yaml", text: rule }] },
  };

  it("carry the rule's words, its metadata and the patch", async () => {
    const { findings, notCovered } = await scanSource({ "src/a.js": "const a = 1;\nb.loud(a);\n" }, { options });
    expect(notCovered).toEqual([]);
    expect(findings).toMatchObject([
      {
        ruleId: "code.user.loud",
        title: "Calls b with a.",
        severity: "medium",
        confidence: 9,
        cwe: ["CWE-79"],
        location: { file: "src/a.js", line: 2 },
        evidence: { facts: { rule: "loud", "rule set": "loud.yaml" } },
      },
    ]);
    expect(findings[0]!.evidence.patch).toContain("-b.loud(a);\n+b.quiet(a);\n");
  });

  it("are suppressed by a comment that names the rule or none", async () => {
    const source = "b.loud(1); // nosemgrep\nb.loud(2); // nosemgrep: rules.loud\nb.loud(3); // nosemgrep: other\n";
    const { findings } = await scanSource({ "src/a.js": source }, { options });
    expect(findings.map((finding) => finding.suppressed?.by)).toEqual(["nosemgrep", "nosemgrep", undefined]);
  });
});
