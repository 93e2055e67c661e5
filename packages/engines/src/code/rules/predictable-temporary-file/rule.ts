import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

export const predictableTemporaryFile: Rule = {
  id: "predictable-temporary-file",
  category: "filesystem",
  title: "A temporary file under a known name in {sink}",
  short: "Others on the machine can put a file or a link there first.",
  description:
    "The folder is shared by everybody on the machine. Who knows the name creates it before the program does, and reads or redirects what is written.",
  remediation: {
    go: remedy("go", "Let the system choose a name that nobody knows.", 'file, err := os.CreateTemp("", "report")'),
    python: remedy(
      "python",
      "Let the system choose a name and create the file at once.",
      "with tempfile.NamedTemporaryFile() as file:",
      "    file.write(data)",
    ),
  },
  cwe: ["CWE-377"],
  owasp: "A04",
  references: ["https://cwe.mitre.org/data/definitions/377.html"],
  score: 3.6,
  v31: "CVSS:3.1/AV:L/AC:H/PR:L/UI:N/S:U/C:L/I:L/A:N",
  v40: "CVSS:4.0/AV:L/AC:L/AT:P/PR:L/UI:N/VC:L/VI:L/VA:N/SC:N/SI:N/SA:N",
  mostConfidence: 5,
};
