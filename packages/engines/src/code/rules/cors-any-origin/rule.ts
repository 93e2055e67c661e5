import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

export const corsAnyOrigin: Rule = {
  id: "cors-any-origin",
  category: "configuration",
  title: "Every site may read the answers of {sink}",
  short: "Answers are open to scripts of all other sites.",
  description:
    "Right for public data. Where answers depend on the network or on who asks, any page that a visitor opens can read them.",
  remediation: {
    javascript: remedy(
      "js",
      "Name the sites that may read.",
      'res.set("Access-Control-Allow-Origin", "https://app.example.com");',
    ),
    ruby: remedy("ruby", "Name the origins that may read the answers.", 'origins "https://www.example.com"'),
    csharp: remedy(
      "csharp",
      "Name the origins that may read answers.",
      'policy.WithOrigins("https://shop.example.com").AllowAnyHeader();',
    ),
  },
  cwe: ["CWE-942"],
  owasp: "A05",
  references: ["https://cwe.mitre.org/data/definitions/942.html"],
  score: 0,
  v31: "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:N/I:N/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:N/VI:N/VA:N/SC:N/SI:N/SA:N",
  mostConfidence: 5,
};
