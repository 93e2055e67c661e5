import { defineFaults } from "@gatewatch/base/fault";

export const scmFaults = defineFaults({
  "scm.not_found": { status: 404, word: "not_found", summary: "The team has no integration with this id." },
  "scm.already_connected": {
    status: 409,
    word: "conflict",
    summary: "The team is connected to this instance already.",
  },
  "scm.too_many": { status: 409, word: "conflict", summary: "The team has as many integrations as it can have." },
  "scm.invalid_instance": {
    status: 400,
    word: "invalid_request",
    summary: "The address of a GitLab or GitHub instance cannot be used.",
  },
  "scm.instance_refused": {
    status: 400,
    word: "invalid_request",
    summary: "The instance lies at a private address that the operator has not allowed.",
  },
  "scm.token_refused": {
    status: 400,
    word: "invalid_request",
    summary: "The instance refused the access token, or the token lacks a right that scans need.",
  },
  "scm.unreachable": {
    status: 409,
    word: "conflict",
    summary: "The instance did not answer as its documented API does.",
  },
});
