import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

export const fileRace: Rule = {
  id: "file-race",
  category: "filesystem",
  title: "The file may be another one by the time of {sink}",
  short: "Between looking at a path and using it somebody can put a link in its place.",
  description:
    "The path was found by walking a folder, and is opened again by name. Who may write to the folder can swap it for a link to any file in between.",
  remediation: {
    go: remedy(
      "go",
      "Work below an opened root, which follows no links out of it.",
      "root, err := os.OpenRoot(folder)",
      "if err != nil {",
      "\treturn err",
      "}",
      "root.Remove(name)",
    ),
  },
  cwe: ["CWE-367"],
  owasp: "A04",
  references: ["https://cwe.mitre.org/data/definitions/367.html"],
  score: 3.6,
  v31: "CVSS:3.1/AV:L/AC:H/PR:L/UI:N/S:U/C:L/I:L/A:N",
  v40: "CVSS:4.0/AV:L/AC:L/AT:P/PR:L/UI:N/VC:L/VI:L/VA:N/SC:N/SI:N/SA:N",
  mostConfidence: 5,
};
