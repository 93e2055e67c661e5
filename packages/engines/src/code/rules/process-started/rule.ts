import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

export const processStarted: Rule = {
  id: "process-started",
  category: "review",
  title: "A program is started by {sink}",
  short: "What is started, or with what, is put together at run time.",
  description: "No untrusted data was seen to reach this place. A place to review: see that none can.",
  remediation: {
    go: remedy(
      "go",
      "Name the program and its arguments in the code.",
      'exec.CommandContext(ctx, "git", "log", "--", path)',
    ),
    python: remedy(
      "python",
      "Name the program and its arguments in the code, and use no shell.",
      'subprocess.run(["git", "log", "--", path], check=True)',
    ),
  },
  cwe: ["CWE-78"],
  owasp: "A03",
  references: ["https://cwe.mitre.org/data/definitions/78.html"],
  score: 0,
  v31: "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:N/I:N/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:N/VI:N/VA:N/SC:N/SI:N/SA:N",
  yieldsTo: ["command-injection"],
  mostConfidence: 3,
};
