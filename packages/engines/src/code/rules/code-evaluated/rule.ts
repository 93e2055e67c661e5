import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

export const codeEvaluated: Rule = {
  id: "code-evaluated",
  category: "review",
  title: "Text is run as code by {sink}",
  short: "Text is read as a program here.",
  description: "No untrusted data was seen to reach this place. A place to review: see that none can.",
  remediation: {
    python: remedy("python", "Read values with a reader of values.", "ast.literal_eval(text)"),
  },
  cwe: ["CWE-95"],
  owasp: "A03",
  references: ["https://cwe.mitre.org/data/definitions/95.html"],
  score: 0,
  v31: "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:N/I:N/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:N/VI:N/VA:N/SC:N/SI:N/SA:N",
  yieldsTo: ["code-injection"],
  mostConfidence: 3,
};
