import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";
import { patch } from "./patch.ts";

export const timingAttack: Rule = {
  id: "timing-attack",
  category: "cryptography",
  title: "The time of {sink} says how much of a secret was right",
  short: "A secret is compared letter by letter.",
  description:
    "The comparison ends at the first difference. Who can measure many answers finds a secret letter by letter.",
  remediation: {
    javascript: remedy(
      "js",
      "Compare digests of the same length in constant time.",
      "crypto.timingSafeEqual(sha256(given), sha256(expected));",
    ),
    python: remedy("python", "Compare in constant time.", "hmac.compare_digest(given, expected)"),
    go: remedy("go", "Compare in constant time.", "subtle.ConstantTimeCompare(given, expected) == 1"),
    php: remedy("php", "Compare in constant time.", "hash_equals($expected, $given)"),
  },
  cwe: ["CWE-208"],
  owasp: "A02",
  references: ["https://cwe.mitre.org/data/definitions/208.html"],
  score: 0,
  v31: "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:N/I:N/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:N/VI:N/VA:N/SC:N/SI:N/SA:N",
  mostConfidence: 4,
  patch,
};
