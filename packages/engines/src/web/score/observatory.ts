/** The header facts that the `observatory` sub-grade is made from. */
export interface ObservatoryFacts {
  readonly csp: "missing" | "unsafe" | "safe" | "none-by-default";
  readonly hsts: "missing" | "short" | "good" | "preload";
  readonly framing: "missing" | "header" | "csp";
  readonly nosniff: boolean;
  readonly sessionCookieNotSecure: boolean;
  readonly sessionCookieNotHttpOnly: boolean;
  readonly corsUniversalWithCredentials: boolean;
  readonly httpsRedirect: boolean;
  readonly foreignScriptInsecure: boolean;
  readonly referrerPolicy: "missing" | "unsafe" | "private";
  readonly corp: boolean;
}

export interface SubGrade {
  readonly value: number;
  readonly grade: string;
}

const steps = ["A+", "A", "A-", "B+", "B", "B-", "C+", "C", "C-", "D+", "D", "D-"] as const;

/**
 * The header sub-grade: 100, less what is missing; bonuses count only when at least 90 is left without them. Grades go in
 * steps of 5 from A+ at 100, with some letters two steps wide, down to F below 25.
 */
export function observatoryGrade(facts: ObservatoryFacts): SubGrade {
  const penalties = [
    { missing: -25, unsafe: -20, safe: 0, "none-by-default": 0 }[facts.csp],
    { missing: -20, short: -10, good: 0, preload: 0 }[facts.hsts],
    facts.framing === "missing" ? -20 : 0,
    facts.nosniff ? 0 : -5,
    facts.sessionCookieNotSecure ? -40 : 0,
    facts.sessionCookieNotHttpOnly ? -30 : 0,
    facts.corsUniversalWithCredentials ? -50 : 0,
    facts.httpsRedirect ? 0 : -20,
    facts.foreignScriptInsecure ? -50 : 0,
    facts.referrerPolicy === "unsafe" ? -5 : 0,
  ];
  const bonuses = [
    { missing: 0, unsafe: 0, safe: 5, "none-by-default": 10 }[facts.csp],
    facts.hsts === "preload" ? 5 : 0,
    facts.framing === "csp" ? 5 : 0,
    facts.referrerPolicy === "private" ? 5 : 0,
    facts.corp ? 10 : 0,
  ];
  const base = 100 + sum(penalties);
  const value = Math.max(0, base >= 90 ? base + sum(bonuses) : base);
  return { value, grade: gradeOf(value) };
}

/** A+ 100, A 90, A- 85, B+ 80, B 70, B- 65, C+ 60, C 50, C- 45, D+ 40, D 30, D- 25, F. */
const floors = [100, 90, 85, 80, 70, 65, 60, 50, 45, 40, 30, 25] as const;

function gradeOf(value: number): string {
  return steps[floors.findIndex((floor) => value >= floor)] ?? "F";
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
