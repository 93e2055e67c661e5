import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

export const swallowedError: Rule = {
  id: "swallowed-error",
  category: "review",
  title: "An error is thrown away by {sink}",
  short: "What goes wrong here is never seen.",
  description: "The handler does nothing. A failed check of rights or of a signature passes unnoticed just as well.",
  remediation: {
    python: remedy(
      "python",
      "Catch what is expected, and write down the rest.",
      "except KeyError:",
      '    logger.warning("no such item", exc_info=True)',
    ),
  },
  cwe: ["CWE-390"],
  owasp: "A09",
  references: ["https://cwe.mitre.org/data/definitions/390.html"],
  score: 0,
  v31: "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:N/I:N/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:N/VI:N/VA:N/SC:N/SI:N/SA:N",
  mostConfidence: 3,
};
