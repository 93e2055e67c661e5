import type { RuleText } from "../rule.ts";

export const configPassword: RuleText = {
  id: "config-password",
  provider: "generic",
  title: "Password in clear text",
  opens: "Whoever reads it can log in to the account it belongs to.",
  revoke: "Change the password at the service it belongs to.",
  cwe: ["CWE-256", "CWE-798"],
  score: 7,
};

export const configSecret: RuleText = {
  id: "config-secret",
  provider: "generic",
  title: "Secret or token in clear text",
  opens: "Whoever reads it can sign, decrypt or call with the rights of the application that it belongs to.",
  revoke: "Make a new one at the service it belongs to and withdraw this one.",
  cwe: ["CWE-312", "CWE-798"],
  score: 7,
};

export const genericKey: RuleText = {
  id: "generic-api-key",
  provider: "generic",
  title: "Value that looks like an API key",
  opens: "Its name and its randomness say that it is a key; what it opens depends on the service that issued it.",
  revoke: "Find out which service issued it, make a new one there and withdraw this one.",
  score: 5.5,
};
