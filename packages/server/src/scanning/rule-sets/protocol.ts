import type { checkUserRules, RulesTrial, SnippetLanguage } from "@gatewatch/engines/code";

/** What the sandbox is asked: to read rules, and with a snippet to run them on it. */
export interface ExamineRequest {
  readonly file: Parameters<typeof checkUserRules>[0];
  readonly snippet?: { readonly code: string; readonly language: SnippetLanguage; readonly path?: string };
}

/** Its one answer; `matches` is empty without a snippet. */
export type ExamineAnswer = RulesTrial;
