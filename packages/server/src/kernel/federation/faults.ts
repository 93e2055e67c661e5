import { defineFaults } from "@gatewatch/base/fault";

export const federationFaults = defineFaults({
  "federation.not_found": {
    status: 404,
    word: "not_found",
    summary: "There is no identity provider of this name, or it is another team's or switched off.",
  },
  "federation.name_taken": {
    status: 409,
    word: "conflict",
    summary: "Another identity provider of this installation has the name.",
  },
  "federation.insecure_address": {
    status: 400,
    word: "invalid_request",
    summary: "An identity provider's address must be https, but for one on this machine.",
  },
  "federation.not_first_team": {
    status: 403,
    word: "forbidden",
    summary: "Only the team that was founded first may offer a provider to all teams.",
  },
  "federation.no_break_glass": {
    status: 409,
    word: "conflict",
    summary: "A provider can be required only while an administrator has the break-glass mark.",
  },
  "federation.not_an_admin": {
    status: 400,
    word: "invalid_request",
    summary: "The break-glass mark is for administrators of the team.",
  },
  "federation.sso_required": {
    status: 403,
    word: "forbidden",
    summary: "The team requires sign-in through its identity provider; a password does not do.",
  },
  "federation.other_team": {
    status: 403,
    word: "forbidden",
    summary: "A session that one team's identity provider vouches for does not open another team.",
  },
  "federation.provider_unreachable": {
    status: 422,
    word: "provider_unreachable",
    summary: "The identity provider did not answer, or not as its standard says.",
  },
  "federation.metadata_unreadable": {
    status: 400,
    word: "invalid_request",
    summary: "The SAML metadata names no identity provider with a sign-in address and a signing certificate.",
  },
  "federation.sign_in_expired": {
    status: 400,
    word: "invalid_request",
    summary: "The sign-in is unknown, older than 10 minutes, finished, or was begun in another browser.",
  },
  "federation.sign_in_failed": {
    status: 401,
    word: "unauthorized",
    summary: "The identity provider's answer is not one that can be trusted, or says that the sign-in failed.",
  },
  "federation.deactivated": {
    status: 403,
    word: "forbidden",
    summary: "The identity provider knows the person, whose account or place in the team is switched off.",
  },
  "federation.removed": {
    status: 403,
    word: "forbidden",
    summary: "The identity provider knows the person, who was removed from the team.",
  },
  "federation.email_missing": {
    status: 403,
    word: "forbidden",
    summary: "The identity provider does not say the e-mail address of somebody who is new here.",
  },
  "federation.email_domain": {
    status: 403,
    word: "forbidden",
    summary: "The e-mail address is of no domain that the identity provider may let in.",
  },
  "federation.email_unverified": {
    status: 403,
    word: "forbidden",
    summary: "The identity provider has not verified the e-mail address.",
  },
  "federation.email_taken": {
    status: 403,
    word: "forbidden",
    summary: "The e-mail address is of an account that the identity provider has no say over.",
  },
  "federation.not_provisioned": {
    status: 403,
    word: "forbidden",
    summary: "The person has no account, and the identity provider may make none.",
  },
});
