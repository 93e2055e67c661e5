import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

export const addressFromVariable: Rule = {
  id: "address-from-variable",
  category: "review",
  title: "An address that is a variable is asked by {sink}",
  short: "Which server is asked is decided at run time.",
  description:
    "No untrusted data was seen to reach this place. A place to review: see that none can, and that only http and https are used.",
  remediation: {
    go: remedy(
      "go",
      "Name the host in the code or the settings.",
      'http.Get("https://api.example.com/items/" + url.PathEscape(id))',
    ),
    python: remedy(
      "python",
      "Name the host in the code or the settings, and check the scheme.",
      'urlopen("https://api.example.com/items")',
    ),
  },
  cwe: ["CWE-918"],
  owasp: "A10",
  references: ["https://cwe.mitre.org/data/definitions/918.html"],
  score: 0,
  v31: "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:N/I:N/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:N/VI:N/VA:N/SC:N/SI:N/SA:N",
  yieldsTo: ["server-side-request-forgery"],
  mostConfidence: 2,
};
