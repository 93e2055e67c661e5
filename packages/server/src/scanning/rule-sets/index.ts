/**
 * A team's own rules for code, in sets of Semgrep's YAML: kept, read for what is wrong with them, and tried out. Reading
 * and trying happen in a sandbox, never in this process; running them in scans is the runners'.
 */
export type { NewRuleSet, RuleSet, RuleSetChange, RuleSets, RulesTrial, RuleTrialRequest } from "./contract.ts";
export { ruleSetFaults } from "./faults.ts";
export { createRuleSets } from "./manage.ts";
export { ruleSetsMigrations } from "./migrations/index.ts";
export { selectEnabled as enabledRuleSets } from "./store.ts";
