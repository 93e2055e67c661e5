import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";
import { patch } from "./patch.ts";

export const weakHash: Rule = {
  id: "weak-hash",
  category: "cryptography",
  title: "Weak hash in {sink}",
  short: "MD5 and SHA-1 are broken: two inputs with the same hash can be made.",
  description:
    "The hash no longer protects against a person who can choose the input. For passwords every plain hash is too fast.",
  remediation: {
    javascript: remedy(
      "js",
      "Use SHA-256 for integrity, and a slow function for passwords.",
      'crypto.createHash("sha256").update(data).digest("hex");',
      "crypto.scryptSync(password, salt, 32);",
    ),
    python: remedy(
      "python",
      "Use SHA-256 for integrity, and a slow function for passwords. Where no security hangs on it, say so.",
      "hashlib.sha256(data).hexdigest()",
      "hashlib.md5(data, usedforsecurity=False)",
    ),
    java: remedy(
      "java",
      "Use SHA-256 for integrity, and a slow function such as Argon2 for passwords.",
      'MessageDigest.getInstance("SHA-256");',
    ),
    go: remedy(
      "go",
      "Use SHA-256 for integrity, and a slow function such as Argon2 or bcrypt for passwords.",
      "sum := sha256.Sum256(data)",
      "hash, err := bcrypt.GenerateFromPassword(password, bcrypt.DefaultCost)",
    ),
    php: remedy(
      "php",
      "Use SHA-256 for data and password_hash for passwords.",
      "$digest = hash('sha256', $data);",
      "$stored = password_hash($password, PASSWORD_DEFAULT);",
    ),
    ruby: remedy(
      "ruby",
      "Use SHA-256 for integrity, and bcrypt or Argon2 for passwords.",
      "Digest::SHA256.hexdigest(text)",
      "BCrypt::Password.create(password)",
    ),
    csharp: remedy(
      "csharp",
      "Use SHA-256 or better; for passwords a slow function with a salt.",
      "var hash = SHA256.HashData(content);",
    ),
  },
  cwe: ["CWE-328"],
  owasp: "A02",
  references: ["https://cheatsheetseries.owasp.org/cheatsheets/Cryptographic_Storage_Cheat_Sheet.html"],
  score: 3.7,
  v31: "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:L/I:N/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:L/VI:N/VA:N/SC:N/SI:N/SA:N",
  mostConfidence: 7,
  patch,
};
