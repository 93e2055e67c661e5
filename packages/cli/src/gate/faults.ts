import { defineFaults } from "@gatewatch/base/fault";

export const gateFaults = defineFaults({
  "gate.invalid_options": { status: 400, word: "validation_error", summary: "An option of the gate cannot be used." },
  "gate.unreadable_file": {
    status: 400,
    word: "validation_error",
    summary: "A file that the gate needs cannot be read.",
  },
  "gate.invalid_result": {
    status: 400,
    word: "validation_error",
    summary: "The file is no JSON or SARIF result of a scan.",
  },
  "gate.invalid_policies": {
    status: 400,
    word: "validation_error",
    summary: "The policy file holds something that no local gate can decide by.",
  },
});
