import type { RuleText } from "../rule.ts";

export const storedPassword: RuleText = {
  id: "stored-password",
  provider: "generic",
  title: "Password in a client's credential file",
  opens: "The client program logs in with it without asking, and so does everybody who reads the file.",
  revoke: "Change the password at the server that the line names.",
  cwe: ["CWE-256"],
  score: 7,
};

export const passwordHash: RuleText = {
  id: "password-hash",
  provider: "generic",
  title: "Password hash of an account",
  opens:
    "The password can be guessed offline, at the attacker's own speed, and then used wherever the person reused it.",
  revoke: "Have the owners of these accounts choose new passwords.",
  cwe: ["CWE-312"],
  score: 5.5,
};

export const masterKey: RuleText = {
  id: "rails-master-key",
  provider: "Ruby on Rails",
  title: "Rails master key",
  opens: "It decrypts the application's encrypted credentials, and with them every key kept there.",
  revoke: "Run `rails credentials:edit` with a new key, then replace every credential that the old key protected.",
  references: ["https://guides.rubyonrails.org/security.html#custom-credentials"],
  cwe: ["CWE-321"],
  score: 8,
};
