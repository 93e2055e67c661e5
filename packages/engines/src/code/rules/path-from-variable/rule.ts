import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

export const pathFromVariable: Rule = {
  id: "path-from-variable",
  category: "review",
  title: "A file is opened whose name is a variable by {sink}",
  short: "Which file is opened is decided at run time.",
  description: "No untrusted data was seen to reach this place. A place to review: see that none can.",
  remediation: {
    go: remedy(
      "go",
      "Keep names below one folder.",
      'root, err := os.OpenRoot("/srv/files")',
      "file, err := root.Open(name)",
    ),
  },
  cwe: ["CWE-22"],
  owasp: "A01",
  references: ["https://cwe.mitre.org/data/definitions/22.html"],
  score: 0,
  v31: "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:N/I:N/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:N/VI:N/VA:N/SC:N/SI:N/SA:N",
  yieldsTo: ["path-traversal"],
  mostConfidence: 2,
};
