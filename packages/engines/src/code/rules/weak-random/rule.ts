import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";
import { patch } from "./patch.ts";

export const weakRandom: Rule = {
  id: "weak-random",
  category: "cryptography",
  title: "Predictable random value from {sink}",
  short: "A value that must not be guessed comes from a generator that can be predicted.",
  description:
    "The generator is made for statistics. From a few of its values the next ones can be computed, and with them tokens, passwords or session identifiers.",
  remediation: {
    javascript: remedy(
      "js",
      "Use the generator for secrets.",
      'const token = crypto.randomBytes(32).toString("base64url");',
    ),
    python: remedy("python", "Use the generator for secrets.", "token = secrets.token_urlsafe(32)"),
    java: remedy(
      "java",
      "Where somebody gains by guessing the value, take it from SecureRandom.",
      "new SecureRandom().nextBytes(token);",
    ),
    go: remedy("go", "Where somebody gains by guessing the value, take it from crypto/rand.", "token := rand.Text()"),
    php: remedy(
      "php",
      "Where somebody gains by guessing the value, take it from the system.",
      "$token = bin2hex(random_bytes(32));",
    ),
    ruby: remedy("ruby", "Draw secrets from the system's generator.", "token = SecureRandom.urlsafe_base64(32)"),
    csharp: remedy(
      "csharp",
      "Draw from the generator for cryptography.",
      "var token = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));",
    ),
  },
  cwe: ["CWE-330"],
  owasp: "A02",
  references: ["https://cwe.mitre.org/data/definitions/330.html"],
  // What the value is used for is not followed yet: a statistic needs no better generator.
  score: 0,
  v31: "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:N/I:N/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:N/VI:N/VA:N/SC:N/SI:N/SA:N",
  mostConfidence: 7,
  patch,
};
