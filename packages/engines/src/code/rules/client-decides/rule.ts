import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

export const clientDecides: Rule = {
  id: "client-decides",
  category: "authorization",
  title: "The client decides by itself in {sink}",
  short: "Both sides of the comparison come from the same request.",
  description:
    "A cookie is compared with another part of the request. Whoever sends the request writes both, and passes.",
  remediation: {
    javascript: remedy(
      "js",
      "Compare with what the server knows of the session.",
      "if (request.session.userId === request.params.id) show(profile);",
    ),
  },
  cwe: ["CWE-807"],
  owasp: "A01",
  references: ["https://cwe.mitre.org/data/definitions/807.html"],
  score: 5.3,
  v31: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:L/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:L/VA:N/SC:N/SI:N/SA:N",
  mostConfidence: 5,
};
