/** Why a provider's sign-in was refused: the code that the server leads back with, as a sentence that says what to do next. */
const sentences = {
  deactivated: "Your account, or your place in the team, is switched off. An Admin of the team can switch it on.",
  email_domain:
    "Your e-mail address is of no domain that this identity provider may let in. Use another way, or ask an Admin.",
  email_missing: "The identity provider did not say your e-mail address. Whoever runs it has to release that to us.",
  email_taken:
    "Your e-mail address belongs to an account that this identity provider has no say over. Sign in with its password.",
  email_unverified: "The identity provider has not verified your e-mail address. Verify it there, then come back.",
  not_found: "There is no identity provider of this name, or it is switched off. Choose another way.",
  not_provisioned: "You have no account here, and this identity provider may make none. Ask an Admin to invite you.",
  provider_unreachable: "The identity provider does not answer. Try again in a minute, or use another way.",
  rate_limited: "Too many sign-ins were begun. Wait a minute, then try again.",
  removed: "You were removed from the team. An Admin of the team can invite you again.",
  sign_in_expired:
    "The sign-in took more than 10 minutes, was finished before, or was begun elsewhere. Begin it again.",
  sign_in_failed:
    "The identity provider refused, or gave an answer that cannot be trusted. Begin again, or ask who runs it.",
} as const;

export const refusalCodes = Object.keys(sentences);

/** The sentence of a code; a general one for a code that this page does not know. */
export function refusalText(code: string): string {
  const known = Object.entries(sentences).find(([one]) => one === code);
  return known?.[1] ?? "The sign-in was refused. Try another way, or pass the reference on to who runs this server.";
}
