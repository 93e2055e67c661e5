/** A team's own rules on a server, and trying rules here without one. It scans nothing. */
export { rulesFaults } from "./faults.ts";
export { linesOfProblems, type ShownProblem } from "./problems.ts";
export { findRuleSet, keepRules } from "./rule-sets.ts";
export { readText, tryRules } from "./try-rules.ts";
