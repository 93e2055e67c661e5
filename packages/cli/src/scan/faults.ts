import { defineFaults } from "@gatewatch/base/fault";

export const scanFaults = defineFaults({
  "cli.invalid_options": {
    status: 400,
    word: "validation_error",
    summary: "An option or a line of the configuration file cannot be used.",
  },
  "cli.unreadable_file": {
    status: 400,
    word: "validation_error",
    summary: "A file that an option names cannot be read.",
  },
  "cli.unwritable_file": { status: 400, word: "validation_error", summary: "A result file cannot be written." },
  "cli.unknown_changes": {
    status: 400,
    word: "validation_error",
    summary: "git cannot tell what changed since the commit that --changed-since names.",
  },
  "cli.invalid_baseline": {
    status: 400,
    word: "validation_error",
    summary: "The baseline is no JSON or SARIF result of an earlier scan.",
  },
});
