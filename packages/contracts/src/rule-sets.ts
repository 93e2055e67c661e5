/** A team's own rules for code, in sets of Semgrep's YAML. */
import { z } from "zod";
import { instant, severity } from "./common.ts";

/** Something of a text of rules that is not run. */
export const ruleProblem = z
  .object({
    /** Id of the rule; `null` where the text as a whole is meant, or all from `line` on. */
    rule: z.string().nullable(),
    /** Of the text, from 1. */
    line: z.int().nullable(),
    reason: z.string(),
    /** Whether the rule is run all the same, but for the part that is told. */
    runs: z.boolean(),
  })
  .meta({ id: "RuleProblem" });
/** At most the first 200. */
const problems = { problems: z.array(ruleProblem), problem_total: z.int() };

/** A set as it was read when it was saved. */
export const ruleSet = z
  .object({
    id: z.uuid(),
    name: z.string(),
    /** Scans run what is enabled when they begin. */
    enabled: z.boolean(),
    version: z.int(),
    /** SHA-256 of the text. */
    sha256: z.string(),
    /** How many are run. */
    rules: z.int(),
    ...problems,
    created_at: instant,
    updated_at: instant,
  })
  .meta({ id: "RuleSet" });

const name = z.string().trim().min(1).max(100);
const text = z.string().min(1).max(500_000);
const example = `rules:
  - id: page-from-request
    languages: [python]
    severity: ERROR
    message: $X goes into a page as it came
    pattern: page(request.args[$X])
`;
/** `POST /rule-sets` */
export const createRuleSetRequest = z
  .object({ name, enabled: z.boolean().default(true), text })
  .meta({ examples: [{ name: "Our pages", text: example }] });
/** `PATCH /rule-sets/{id}`: what is absent stays. */
export const updateRuleSetRequest = z
  .object({ name: name.optional(), enabled: z.boolean().optional(), text: text.optional() })
  .refine((change) => Object.values(change).some((value) => value !== undefined), { error: "changes nothing" })
  .meta({ examples: [{ enabled: false }] });
export const ruleSetAnswer = z.object({ data: ruleSet });
/** `GET /rule-sets/{id}`: with its text. */
export const ruleSetTextAnswer = z.object({
  data: ruleSet.extend({ text: z.string() }).meta({ id: "RuleSetWithText" }),
});
export const ruleSetListAnswer = z.object({ data: z.array(ruleSet), meta: z.object({ total: z.int() }) });

export const ruleLanguage = z.enum([
  "javascript",
  "typescript",
  "tsx",
  "python",
  "java",
  "go",
  "php",
  "ruby",
  "csharp",
]);
/** `POST /rule-sets/test`: changes nothing. */
export const testRulesRequest = z
  .object({
    text,
    code: z.string().min(1).max(200_000),
    language: ruleLanguage,
    /** Where the code would lie, for rules that name their `paths`. */
    path: z.string().min(1).max(500).optional(),
  })
  .meta({ examples: [{ text: example, language: "python", code: 'page(request.args["q"])\n' }] });
export const ruleMatch = z
  .object({
    rule: z.string(),
    severity,
    message: z.string(),
    /** From 1, as all of these. */
    line: z.int(),
    column: z.int(),
    end_line: z.int(),
    end_column: z.int(),
  })
  .meta({ id: "RuleMatch" });
export const testRulesAnswer = z.object({
  data: z.object({
    rules: z.int(),
    ...problems,
    /** The first 500, in the order of the code. */
    matches: z.array(ruleMatch),
    match_total: z.int(),
  }),
});
