import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

export const fileInclusion: Rule = {
  id: "file-inclusion",
  category: "files",
  title: "A request chooses the code that {sink} runs",
  short: "Untrusted data is the path of a file that is run as code.",
  description:
    "What is included is run. Whoever chooses the path runs any code file of the machine, or one that they placed there before: an upload, a log, a session. Where includes of addresses are allowed, the code comes from anywhere.",
  remediation: {
    php: remedy(
      "php",
      "Choose the file from a fixed list; the request only names which.",
      "$pages = ['home' => 'home.php', 'help' => 'help.php'];",
      "include __DIR__ . '/pages/' . ($pages[$_GET['page'] ?? ''] ?? 'home.php');",
    ),
    ruby: remedy("ruby", "Load only files that the program names itself.", 'require_relative "parts/menu"'),
  },
  cwe: ["CWE-98"],
  owasp: "A03",
  references: ["https://cwe.mitre.org/data/definitions/98.html"],
  score: 9.8,
  v31: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
  v40: "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N",
  context: "path",
};
