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

export const keyStore: RuleText = {
  id: "key-store",
  provider: "generic",
  title: "Key store with private keys",
  opens: "Only a password, which can be guessed offline, stands between its readers and the keys in it.",
  revoke: "Make new keys, and have the certificates of the old ones revoked.",
  references: ["https://www.rfc-editor.org/rfc/rfc7292"],
  cwe: ["CWE-321"],
  score: 7,
};

export const certificateStore: RuleText = {
  id: "certificate-store",
  provider: "generic",
  title: "Key store without keys",
  opens: "It holds certificates, which are public.",
  revoke: "Check that no key is ever put into it.",
  score: 0,
};

export const passwordDatabase: RuleText = {
  id: "password-database",
  provider: "KeePass",
  title: "Password database",
  opens: "Only its master password, which can be guessed offline, stands between its readers and every password in it.",
  revoke: "Take the file out of the repository and change the passwords kept in it.",
  cwe: ["CWE-312"],
  score: 7,
};
