import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { severities } from "../../findings/index.ts";
import { observatoryGrade, type RuleGroup, tlsGrade, webScore } from "./index.ts";

type Confidence = "high" | "medium" | "low";

function group(
  ruleId: string,
  severity: RuleGroup["findings"][number]["severity"],
  confidence: Confidence = "high",
  locations = 1,
): RuleGroup {
  return { ruleId, category: "headers", findings: [{ severity, confidence }], locations, invalidatesTls: false };
}

const bare = [
  group("csp", "medium"),
  group("hsts", "medium"),
  group("xfo", "low"),
  group("xcto", "low"),
  group("referrer", "low"),
];

describe("the published examples", () => {
  test.each<[example: string, groups: readonly RuleGroup[], value: number, grade: string]>([
    ["nothing found", [], 100, "A+"],
    ["one medium", [group("a", "medium")], 87, "B"],
    [
      "one medium and three info",
      [group("a", "medium"), group("b", "info"), group("c", "info"), group("d", "info")],
      87,
      "B",
    ],
    ["one low", [group("a", "low")], 96, "A"],
    ["one low at 4 places", [group("a", "low", "high", 4)], 95, "A"],
    ["one low at 10 places", [group("a", "low", "high", 10)], 94, "A"],
    ["one low at 1000 places", [group("a", "low", "high", 1000)], 94, "A"],
    ["bare site", bare, 67, "D"],
    ["one medium at 8 places", [group("a", "medium", "high", 8)], 81, "B"],
    ["one high, medium confidence", [group("a", "high", "medium")], 79, "C"],
    ["one high", [group("a", "high")], 69, "D"],
    ["two high", [group("a", "high"), group("b", "high")], 49, "E"],
    ["expired certificate", [{ ...group("a", "high"), invalidatesTls: true }], 59, "D"],
    ["one critical, medium confidence", [group("a", "critical", "medium")], 58, "D"],
    ["one SQL injection", [group("a", "critical")], 39, "F"],
    ["the same at 3 places", [group("a", "critical", "high", 3)], 26, "F"],
    ["the same on the bare site", [...bare, group("a", "critical")], 27, "F"],
  ])("%s", (_example, groups, value, grade) => {
    expect(webScore(groups)).toMatchObject({ value, grade });
  });

  test("A+ is not given beside a medium", () => {
    expect(webScore([group("a", "medium", "low", 1)]).grade).not.toBe("A+");
  });

  test("the breakdown names each rule's points, each category and the cap that bit", () => {
    const score = webScore([
      group("a", "medium", "high", 4),
      { ...group("b", "high"), category: "tls", invalidatesTls: true },
    ]);
    expect(score.groups).toEqual([
      { ruleId: "a", category: "headers", locations: 4, points: 16.9 },
      { ruleId: "b", category: "tls", locations: 1, points: 30 },
    ]);
    expect(score.categories).toEqual({ headers: 83, tls: 70 });
    expect(score.caps).toEqual([]);
    expect(webScore([{ ...group("b", "high"), invalidatesTls: true }]).caps).toHaveLength(2);
  });
});

const anyGroup = fc.record({
  ruleId: fc.string({ minLength: 1, maxLength: 8 }),
  category: fc.constantFrom("headers", "tls", "cors"),
  findings: fc.array(
    fc.record({
      severity: fc.constantFrom(...severities),
      confidence: fc.constantFrom<Confidence>("high", "medium", "low"),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  locations: fc.integer({ min: 1, max: 5000 }),
  invalidatesTls: fc.boolean(),
});
const anyGroups = fc.uniqueArray(anyGroup, { selector: (value) => value.ruleId, maxLength: 12 });

describe("laws", () => {
  test("the order of arrival changes nothing", () => {
    fc.assert(
      fc.property(
        anyGroups.chain((groups) =>
          fc.tuple(fc.constant(groups), fc.shuffledSubarray(groups, { minLength: groups.length })),
        ),
        ([groups, shuffled]) => {
          expect(webScore(shuffled)).toEqual(webScore(groups));
        },
      ),
    );
  });

  test("one more finding never raises the score", () => {
    fc.assert(
      fc.property(anyGroups, anyGroup, (groups, extra) => {
        const others = groups.filter((candidate) => candidate.ruleId !== extra.ruleId);
        return webScore([...others, extra]).value <= webScore(others).value;
      }),
    );
  });

  test("the score stays between 0 and 100", () => {
    fc.assert(
      fc.property(anyGroups, (groups) => {
        const { value } = webScore(groups);
        return Number.isInteger(value) && value >= 0 && value <= 100;
      }),
    );
  });
});

describe("observatory", () => {
  const best = {
    csp: "safe",
    hsts: "good",
    framing: "header",
    nosniff: true,
    sessionCookieNotSecure: false,
    sessionCookieNotHttpOnly: false,
    corsUniversalWithCredentials: false,
    httpsRedirect: true,
    foreignScriptInsecure: false,
    referrerPolicy: "missing",
    corp: false,
  } as const;

  test.each([
    ["good", {}, 105, "A+"],
    [
      "everything",
      { csp: "none-by-default", hsts: "preload", framing: "csp", referrerPolicy: "private", corp: true },
      135,
      "A+",
    ],
    ["no bonus below 90", { hsts: "missing", corp: true }, 80, "B+"],
    ["bare", { csp: "missing", hsts: "missing", framing: "missing", nosniff: false }, 30, "D"],
    [
      "never below zero",
      {
        sessionCookieNotSecure: true,
        sessionCookieNotHttpOnly: true,
        corsUniversalWithCredentials: true,
        foreignScriptInsecure: true,
      },
      0,
      "F",
    ],
  ] as const)("%s", (_why, change, value, grade) => {
    expect(observatoryGrade({ ...best, ...change })).toEqual({ value, grade });
  });
});

describe("tls", () => {
  const good = {
    protocols: ["TLSv1.2", "TLSv1.3"],
    keyBits: 2048,
    cipherBits: { weakest: 128, strongest: 256 },
    certificateTrusted: true,
    nameMatches: true,
    forwardSecrecy: true,
    hstsLong: false,
  };

  test.each([
    ["good", {}, 93, "A"],
    ["good with HSTS", { hstsLong: true }, 93, "A+"],
    ["no TLS 1.3", { protocols: ["TLSv1.2"] }, 93, "A-"],
    ["old protocols too", { protocols: ["TLSv1", "TLSv1.2", "TLSv1.3"] }, 90, "B"],
    ["old protocols only", { protocols: ["TLSv1"] }, 87, "C"],
    ["untrusted", { certificateTrusted: false }, 93, "T"],
    ["another name", { nameMatches: false }, 93, "M"],
    ["nothing", { protocols: [] }, 0, "F"],
  ])("%s", (_why, change, value, grade) => {
    const result = tlsGrade({ ...good, ...change });
    expect(result).toEqual({ value, grade });
  });
});
