import { defineFaults } from "@gatewatch/base/fault";

export const invitationsFaults = defineFaults({
  "invitations.not_found": { status: 404, word: "not_found", summary: "The team has no such open invitation." },
  "invitations.invalid": {
    status: 400,
    word: "invalid_request",
    summary: "The invitation's link is wrong, was used or revoked, or is older than seven days.",
  },
  "invitations.other_person": {
    status: 403,
    word: "forbidden",
    summary: "The invitation is for another address than that of the person who is signed in.",
  },
});
