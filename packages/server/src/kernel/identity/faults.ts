import { defineFaults } from "@gatewatch/base/fault";

export const identityFaults = defineFaults({
  "identity.invalid_credentials": {
    status: 401,
    word: "unauthorized",
    summary: "No active user has this name or e-mail with this password.",
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
  "identity.weak_password": { status: 400, word: "invalid_request", summary: "A password needs 12 to 200 characters." },
});
