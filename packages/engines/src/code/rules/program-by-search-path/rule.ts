import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

export const programBySearchPath: Rule = {
  id: "program-by-search-path",
  category: "review",
  title: "Which program runs is left to the search path by {sink}",
  short: "The first program of this name in the search path is run.",
  description:
    "Who may write to a folder of the search path, or set it, puts a program of the same name before the right one.",
  remediation: {
    python: remedy(
      "python",
      "Name the program by its whole path.",
      'subprocess.run(["/usr/bin/git", "status"], check=True)',
    ),
  },
  cwe: ["CWE-426"],
  owasp: "A08",
  references: ["https://cwe.mitre.org/data/definitions/426.html"],
  score: 0,
  v31: "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:N/I:N/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:N/VI:N/VA:N/SC:N/SI:N/SA:N",
  mostConfidence: 3,
};
