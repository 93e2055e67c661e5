import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

export const hostHeaderTrusted: Rule = {
  id: "host-header-trusted",
  category: "injection",
  title: "A link leads to whatever host the request names ({sink})",
  short: "The sender of a request chooses where links of the answer lead.",
  description:
    "The Host header is text from outside. A link made with it, in a mail for a new password for example, takes its reader to the sender's server.",
  remediation: {
    javascript: remedy(
      "js",
      "Take the own address from the settings.",
      'const link = new URL("/reset?token=" + token, process.env.PUBLIC_URL);',
    ),
    csharp: remedy(
      "csharp",
      "Build addresses from a setting, not from what the request says.",
      'var link = $"{settings.Value.PublicAddress}/reset?token={token}";',
    ),
  },
  cwe: ["CWE-644", "CWE-20"],
  owasp: "A03",
  references: ["https://cwe.mitre.org/data/definitions/644.html"],
  score: 4.3,
  v31: "CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:N/I:L/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:A/VC:N/VI:L/VA:N/SC:N/SI:N/SA:N",
  mostConfidence: 6,
};
