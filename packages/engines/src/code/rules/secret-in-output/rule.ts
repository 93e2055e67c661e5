import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

export const secretInOutput: Rule = {
  id: "secret-in-output",
  category: "secrets",
  title: "A field for a secret is written out by {sink}",
  short: "What is given out has a field for a password, key or token.",
  description: "The type is written out whole. Whatever stands in the field reaches the answer, the file or the log.",
  remediation: {
    go: remedy("go", "Leave the field out, or give out a type of its own.", 'Password string `json:"-"`'),
    javascript: remedy(
      "js",
      "Put an id into the token, and nothing that must stay secret.",
      "jwt.sign({ sub: user.id }, key);",
    ),
  },
  cwe: ["CWE-200", "CWE-522"],
  owasp: "A04",
  references: ["https://cwe.mitre.org/data/definitions/200.html"],
  score: 3.7,
  v31: "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:L/I:N/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:L/VI:N/VA:N/SC:N/SI:N/SA:N",
  mostConfidence: 4,
};
