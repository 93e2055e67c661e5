import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";
import { patch } from "./patch.ts";

export const missingSecurityHeaders: Rule = {
  id: "missing-security-headers",
  category: "configuration",
  title: "A protection of browsers is switched off in {sink}",
  short: "A header that protects visitors is left out on purpose.",
  description:
    "The headers tell browsers to refuse frames, guessed types and other sources of scripts. Without them small defects of pages become useful.",
  remediation: {
    javascript: remedy("js", "Leave the protection on, and relax it where a page needs that.", "app.use(helmet());"),
  },
  cwe: ["CWE-693"],
  owasp: "A05",
  references: ["https://cwe.mitre.org/data/definitions/693.html"],
  score: 0,
  v31: "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:N/I:N/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:N/VI:N/VA:N/SC:N/SI:N/SA:N",
  mostConfidence: 6,
  patch,
};
