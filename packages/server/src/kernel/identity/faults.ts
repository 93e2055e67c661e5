import { defineFaults } from "@gatewatch/base/fault";

export const identityFaults = defineFaults({
  "identity.invalid_credentials": {
    status: 401,
    word: "unauthorized",
    summary: "No active user has this name or e-mail with this password.",
  },
  "identity.totp_required": {
    status: 401,
    word: "totp_required",
    summary: "The password is right; a code of the second factor is needed beside it.",
  },
  "identity.totp_invalid": {
    status: 401,
    word: "unauthorized",
    summary: "The code of the second factor is wrong, too old, or was used already.",
  },
  "identity.locked": {
    status: 429,
    word: "rate_limited",
    summary: "Too many failed sign-ins for this account; it opens again by itself.",
  },
  "identity.setup_done": { status: 409, word: "conflict", summary: "The first administrator exists already." },
  "identity.setup_token_invalid": {
    status: 401,
    word: "unauthorized",
    summary: "The setup token is wrong, was used, or is older than 15 minutes.",
  },
  "identity.email_taken": { status: 409, word: "conflict", summary: "Another user has this e-mail address." },
  "identity.username_taken": { status: 409, word: "conflict", summary: "Another user has this user name." },
  "identity.weak_password": {
    status: 400,
    word: "invalid_request",
    summary: "The password is too short, the person's own name, or one of the commonest.",
  },
  "identity.wrong_password": { status: 403, word: "forbidden", summary: "The present password is wrong." },
  "identity.no_password": {
    status: 409,
    word: "conflict",
    summary: "The account has no password here: its identity provider signs it in.",
  },
  "identity.session_required": {
    status: 403,
    word: "forbidden",
    summary: "Only a person with a session may do this; a key may not.",
  },
  "identity.session_not_found": { status: 404, word: "not_found", summary: "There is no such session of yours." },
  "identity.reset_invalid": {
    status: 400,
    word: "invalid_request",
    summary: "The link for a new password is wrong, was used, or has expired.",
  },
  "identity.factor_exists": { status: 409, word: "conflict", summary: "The account has a second factor already." },
  "identity.factor_missing": {
    status: 409,
    word: "conflict",
    summary: "There is no second factor, or none that waits to be confirmed.",
  },
  "identity.belongs_elsewhere": {
    status: 409,
    word: "conflict",
    summary: "The person belongs to other teams too, so no single team may change the account itself.",
  },
});
