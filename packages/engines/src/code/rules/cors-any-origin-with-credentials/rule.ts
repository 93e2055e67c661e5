import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

export const corsAnyOriginWithCredentials: Rule = {
  id: "cors-any-origin-with-credentials",
  category: "configuration",
  title: "Any site may send requests with credentials ({sink})",
  short: "CORS admits every origin and credentials.",
  description:
    "Every site that a signed-in person visits can send requests in that person's name and read the answers.",
  remediation: {
    javascript: remedy(
      "js",
      "Name the origins that may send credentials.",
      'app.use(cors({ origin: ["https://app.example.com"], credentials: true }));',
    ),
    python: remedy(
      "python",
      "Name the origins that may send credentials.",
      'CORS(app, origins=["https://app.example.com"], supports_credentials=True)',
    ),
    csharp: remedy(
      "csharp",
      "Name the origins that may send requests with cookies.",
      'policy.WithOrigins("https://shop.example.com").AllowCredentials();',
    ),
  },
  cwe: ["CWE-942"],
  owasp: "A05",
  references: ["https://cwe.mitre.org/data/definitions/942.html"],
  score: 6.5,
  v31: "CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:N/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:A/VC:H/VI:N/VA:N/SC:N/SI:N/SA:N",
};
