import type { Rule } from "../contract.ts";

export const weakHash: Rule = {
  id: "weak-hash",
  category: "cryptography",
  title: "Weak hash in {sink}",
  short: "MD5 and SHA-1 are broken: two inputs with the same hash can be made.",
  description:
    "The hash no longer protects against a person who can choose the input. For passwords every plain hash is too fast.",
  remediation: {
    javascript: [
      "Use SHA-256 for integrity, and a slow function for passwords.",
      "",
      "```js",
      'crypto.createHash("sha256").update(data).digest("hex");',
      "crypto.scryptSync(password, salt, 32);",
      "```",
    ].join("\n"),
    python: [
      "Use SHA-256 for integrity, and a slow function for passwords. Where no security hangs on it, say so.",
      "",
      "```python",
      "hashlib.sha256(data).hexdigest()",
      "hashlib.md5(data, usedforsecurity=False)",
      "```",
    ].join("\n"),
    java: [
      "Use SHA-256 for integrity, and a slow function such as Argon2 for passwords.",
      "",
      "```java",
      'MessageDigest.getInstance("SHA-256");',
      "```",
    ].join("\n"),
    go: [
      "Use SHA-256 for integrity, and a slow function such as Argon2 or bcrypt for passwords.",
      "",
      "```go",
      "sum := sha256.Sum256(data)",
      "hash, err := bcrypt.GenerateFromPassword(password, bcrypt.DefaultCost)",
      "```",
    ].join("\n"),
  },
  cwe: ["CWE-328"],
  references: ["https://cheatsheetseries.owasp.org/cheatsheets/Cryptographic_Storage_Cheat_Sheet.html"],
  score: 3.7,
  v31: "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:L/I:N/A:N",
  mostConfidence: 7,
};
