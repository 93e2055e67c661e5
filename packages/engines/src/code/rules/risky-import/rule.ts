import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

export const riskyImport: Rule = {
  id: "risky-import",
  category: "review",
  title: "{sink} is easily used in a dangerous way",
  short: "A module is imported that needs care wherever it is used.",
  description:
    "The module offers something that is broken or dangerous with data from outside: old ciphers and hashes, protocols without encryption, deserialisation that runs code. A place to review.",
  remediation: {
    go: remedy("go", "Use the module that took its place.", 'import "crypto/sha256"'),
    python: remedy(
      "python",
      "Use the module that took its place, or see that nothing from outside reaches this one.",
      "import json",
    ),
  },
  cwe: ["CWE-676"],
  owasp: "A06",
  references: ["https://cwe.mitre.org/data/definitions/676.html"],
  score: 0,
  v31: "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:N/I:N/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:N/VI:N/VA:N/SC:N/SI:N/SA:N",
  mostConfidence: 3,
};
