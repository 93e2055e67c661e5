import { defineFaults } from "@gatewatch/base/fault";

export const rulesFaults = defineFaults({
  "rules.unreadable_file": {
    status: 400,
    word: "validation_error",
    summary: "A file of rules or of code cannot be read.",
  },
  "rules.unknown_set": { status: 404, word: "not_found", summary: "No rule set on the server has this name or id." },
  "rules.unknown_language": {
    status: 400,
    word: "validation_error",
    summary: "The name of the file is of no language that rules are run on.",
  },
});
