import { defineFaults } from "@gatewatch/base/fault";

export const scimFaults = defineFaults({
  "scim.not_found": { status: 404, word: "not_found", summary: "The team has no user or group with this id." },
  "scim.uniqueness": {
    status: 409,
    word: "conflict",
    summary: "Another user or group has the name, or the account belongs to another team.",
  },
  "scim.email_not_yours": {
    status: 409,
    word: "conflict",
    summary:
      "The new e-mail address is of no domain of the team's identity providers, or the person is in other teams.",
  },
  "scim.invalid_filter": {
    status: 400,
    word: "invalid_request",
    summary: "The filter is not one of those that are understood.",
  },
  "scim.invalid_path": {
    status: 400,
    word: "invalid_request",
    summary: "The path of a PATCH operation cannot be read.",
  },
  "scim.no_target": {
    status: 400,
    word: "invalid_request",
    summary: "A PATCH operation that removes does not say what.",
  },
  "scim.invalid_value": {
    status: 400,
    word: "invalid_request",
    summary: "A value is missing, or of a kind that the attribute does not take.",
  },
  "scim.version_conflict": {
    status: 412,
    word: "conflict",
    summary: "The resource has changed since the version that If-Match names.",
  },
});
