import { defineFaults } from "@gatewatch/base/fault";

export const vulnerabilityFaults = defineFaults({
  "vulnerabilities.not_found": {
    status: 404,
    word: "not_found",
    summary: "No vulnerability and no finding of this team has this id.",
  },
  "vulnerabilities.invalid_cursor": {
    status: 400,
    word: "invalid_request",
    summary: "The page cursor was not made by this server.",
  },
  "vulnerabilities.invalid_decision": {
    status: 400,
    word: "invalid_request",
    summary: "The decision lacks a part that it needs, or has one that does not fit.",
  },
  "vulnerabilities.too_many": {
    status: 400,
    word: "invalid_request",
    summary: "The filter of a bulk decision fits more vulnerabilities than one request may change.",
  },
  "vulnerabilities.not_mergeable": {
    status: 409,
    word: "conflict",
    summary: "The two vulnerabilities cannot be merged, or are not merged.",
  },
  "vulnerabilities.policy_not_found": {
    status: 404,
    word: "not_found",
    summary: "No policy of this team has this id.",
  },
  "vulnerabilities.invalid_policy": {
    status: 400,
    word: "invalid_request",
    summary: "A part of the policy does not fit.",
  },
  "vulnerabilities.policy_exists": {
    status: 409,
    word: "conflict",
    summary: "Another policy of the team has this name.",
  },
  "vulnerabilities.version_mismatch": {
    status: 412,
    word: "precondition_failed",
    summary: "The vulnerability has changed since it was read.",
  },
});
