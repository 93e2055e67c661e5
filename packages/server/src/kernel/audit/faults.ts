import { defineFaults } from "@gatewatch/base/fault";

export const auditFaults = defineFaults({
  "audit.invalid_cursor": {
    status: 400,
    word: "invalid_request",
    summary: "The cursor of an audit log page was not made by this server.",
  },
});
