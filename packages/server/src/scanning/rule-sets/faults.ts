import { defineFaults } from "@gatewatch/base/fault";

export const ruleSetFaults = defineFaults({
  "rules.not_found": { status: 404, word: "not_found", summary: "No rule set of this team has this id." },
  "rules.exists": { status: 409, word: "conflict", summary: "Another rule set of the team has this name." },
  "rules.unusable": {
    status: 400,
    word: "invalid_request",
    summary: "The text is no YAML of rules, or none of its rules can be run.",
  },
  "rules.too_demanding": {
    status: 400,
    word: "invalid_request",
    summary: "Reading or trying the rules needs more time or memory than it may have.",
  },
  "rules.limit_reached": {
    status: 409,
    word: "conflict",
    summary: "The team has as many rule sets, or rules in them, as it may.",
  },
  "rules.version_mismatch": {
    status: 412,
    word: "precondition_failed",
    summary: "The rule set has changed since it was read.",
  },
  "rules.busy": {
    status: 429,
    word: "rate_limited",
    summary: "The server is reading as many rules as it can at once.",
  },
});
