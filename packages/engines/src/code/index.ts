/**
 * Reads source code and proves where untrusted data reaches a dangerous place, with the way it takes; finds dangerous
 * settings beside. It runs, installs and loads nothing of what it reads, and sends nothing anywhere.
 */
export { codeEngine } from "./engine.ts";
export { searchFile } from "./search-file.ts";
export type { RuleProblem } from "./semgrep/index.ts";
export {
  checkUserRules,
  languageOfFile,
  type RuleMatch,
  type RulesTrial,
  type SnippetLanguage,
  snippetLanguages,
  tryUserRules,
  type UserRulesCheck,
} from "./try-rules.ts";
