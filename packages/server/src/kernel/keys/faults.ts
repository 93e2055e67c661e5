import { defineFaults } from "@gatewatch/base/fault";

export const keysFaults = defineFaults({
  "keys.not_found": { status: 404, word: "not_found", summary: "The team has no API key with this id." },
  "keys.invalid_expiry": {
    status: 400,
    word: "invalid_request",
    summary: "The expiry of a new API key cannot be read.",
  },
  "keys.beyond_own_right": {
    status: 403,
    word: "forbidden",
    summary: "A new API key may hold no right that its maker lacks.",
  },
  "keys.not_yours": {
    status: 403,
    word: "forbidden",
    summary: "The key belongs to somebody else; only administrators make or revoke those.",
  },
});
