import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

export const errorDisclosure: Rule = {
  id: "error-disclosure",
  category: "configuration",
  title: "Details of an error are sent by {sink}",
  short: "Visitors see where and why the program failed.",
  description:
    "A stack trace names files, libraries and versions, and often values. It helps whoever looks for a way in.",
  remediation: {
    javascript: remedy(
      "js",
      "Write the details down, and send a number that finds them.",
      "logger.error({ id, error });",
      'res.status(500).json({ message: "It did not work.", id });',
    ),
  },
  cwe: ["CWE-209"],
  owasp: "A05",
  references: ["https://cwe.mitre.org/data/definitions/209.html"],
  score: 3.7,
  v31: "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:L/I:N/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:L/VI:N/VA:N/SC:N/SI:N/SA:N",
  mostConfidence: 6,
};
