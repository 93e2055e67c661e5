import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

export const prototypePollution: Rule = {
  id: "prototype-pollution",
  category: "injection",
  title: "Prototype pollution through {sink}",
  short: "Untrusted data names the property that is written.",
  description:
    "Keys such as `__proto__` from a user reach a merge or a nested write. They change properties of all objects of the program, which passes checks or runs code.",
  remediation: {
    javascript: remedy(
      "js",
      "Refuse the keys `__proto__`, `constructor` and `prototype`, or use a Map.",
      "const settings = new Map(Object.entries(input));",
    ),
    python: remedy(
      "python",
      "Write only to names of a fixed list.",
      'if name in {"theme", "language"}:',
      "    setattr(settings, name, value)",
    ),
  },
  cwe: ["CWE-1321"],
  owasp: "A08",
  references: ["https://cheatsheetseries.owasp.org/cheatsheets/Prototype_Pollution_Prevention_Cheat_Sheet.html"],
  score: 7.3,
  v31: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:L/I:L/A:L",
  v40: "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:L/VI:L/VA:L/SC:N/SI:N/SA:N",
  context: "key",
  ofCallers: "all",
};
