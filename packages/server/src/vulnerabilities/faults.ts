import { defineFaults } from "@gatewatch/base/fault";

export const vulnerabilityFaults = defineFaults({
  "vulnerabilities.invalid_cursor": {
    status: 400,
    word: "invalid_request",
    summary: "The page cursor was not made by this server.",
  },
});
