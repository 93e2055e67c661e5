import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

export const loopBoundByInput: Rule = {
  id: "loop-bound-by-input",
  category: "availability",
  title: "A request decides how long {sink} runs",
  short: "The number of rounds comes from the body of the request.",
  description:
    'The body is an object of the sender. With `{"length": 1e9}` in place of a list, the loop keeps the process busy for all others.',
  remediation: {
    javascript: remedy(
      "js",
      "See that it is a list, and not a long one.",
      "if (!Array.isArray(items) || items.length > 100) return res.sendStatus(400);",
      "for (const item of items) add(item);",
    ),
  },
  cwe: ["CWE-606", "CWE-400"],
  owasp: "A04",
  references: ["https://cwe.mitre.org/data/definitions/606.html"],
  score: 5.3,
  v31: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:L",
  v40: "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:L/SC:N/SI:N/SA:N",
  mostConfidence: 6,
};
