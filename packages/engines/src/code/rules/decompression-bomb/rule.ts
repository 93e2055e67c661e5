import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

export const decompressionBomb: Rule = {
  id: "decompression-bomb",
  category: "availability",
  title: "Unpacked without a limit by {sink}",
  short: "A small file can unpack to one that fills the disk or the memory.",
  description: "Compressed data can grow a thousandfold. Whoever may send it decides how much is written.",
  remediation: {
    go: remedy(
      "go",
      "Unpack up to a limit, and refuse what is longer.",
      "written, err := io.CopyN(target, unpacked, mostBytes)",
    ),
  },
  cwe: ["CWE-409"],
  owasp: "A05",
  references: ["https://cwe.mitre.org/data/definitions/409.html"],
  score: 5.3,
  v31: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:L",
  v40: "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:L/SC:N/SI:N/SA:N",
  mostConfidence: 6,
};
