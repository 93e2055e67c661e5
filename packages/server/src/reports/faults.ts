import { defineFaults } from "@gatewatch/base/fault";

export const reportFaults = defineFaults({
  "reports.not_found": { status: 404, word: "not_found", summary: "The team has no such report." },
  "reports.invalid": {
    status: 400,
    word: "invalid_request",
    summary: "A report cannot be made of what the request names.",
  },
  "reports.not_allowed": {
    status: 403,
    word: "forbidden",
    summary: "A report on the audit log needs the right to read that log.",
  },
  "reports.not_ready": { status: 409, word: "conflict", summary: "The report is still being generated." },
  "reports.failed": {
    status: 409,
    word: "conflict",
    summary: "The report could not be generated and has no documents.",
  },
  "reports.not_available": {
    status: 404,
    word: "not_found",
    summary: "The report has no document of the format, or its file is gone.",
  },
});
