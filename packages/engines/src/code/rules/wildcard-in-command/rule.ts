import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

export const wildcardInCommand: Rule = {
  id: "wildcard-in-command",
  category: "filesystem",
  title: "Names of files become options of {sink}",
  short: "A file whose name begins with a dash is read as an option.",
  description:
    "The shell puts all names of the folder in place of the star. Who may add a file there chooses options of the program, such as one that runs a command.",
  remediation: {
    python: remedy("python", "End the options before the names.", 'os.system("/bin/tar czf all.tgz -- ./*")'),
  },
  cwe: ["CWE-155"],
  owasp: "A03",
  references: ["https://cwe.mitre.org/data/definitions/155.html"],
  score: 3.6,
  v31: "CVSS:3.1/AV:L/AC:H/PR:L/UI:N/S:U/C:L/I:L/A:N",
  v40: "CVSS:4.0/AV:L/AC:L/AT:P/PR:L/UI:N/VC:L/VI:L/VA:N/SC:N/SI:N/SA:N",
  mostConfidence: 6,
};
