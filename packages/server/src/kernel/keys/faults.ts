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
  "keys.beyond_own_limits": {
    status: 403,
    word: "forbidden",
    summary: "A key that is bound to addresses or to a rate makes no key that is bound less.",
  },
  "keys.address_not_allowed": {
    status: 403,
    word: "forbidden",
    summary: "The API key may not be used from this address.",
  },
  "keys.not_yours": {
    status: 403,
    word: "forbidden",
    summary: "The key belongs to somebody else; only administrators make or revoke those.",
  },
});
