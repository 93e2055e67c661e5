import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

export const indexOutOfRange: Rule = {
  id: "index-out-of-range",
  category: "memory",
  title: "A place that {sink} does not have",
  short: "The program stops here: the list is shorter.",
  description:
    "The length of the list and the place that is read are both known, and the place lies behind the end. In a server one request stops what answers it.",
  remediation: {
    go: remedy("go", "Look at the length first.", "if len(items) > 3 {", "\tuse(items[3])", "}"),
  },
  cwe: ["CWE-129"],
  owasp: "A04",
  references: ["https://cwe.mitre.org/data/definitions/129.html"],
  score: 3.7,
  v31: "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:N/I:N/A:L",
  v40: "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:N/VI:N/VA:L/SC:N/SI:N/SA:N",
  mostConfidence: 6,
};
