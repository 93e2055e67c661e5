import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

export const directoryExposed: Rule = {
  id: "directory-exposed",
  category: "configuration",
  title: "Files that nobody named are shown by {sink}",
  short: "Files that were not meant for visitors can be found and read.",
  description:
    "The names of a folder's files are listed, or the folder is the root of the disk, or that of the program with its settings and sources.",
  remediation: {
    javascript: remedy(
      "js",
      "Give out files by their names only, from a folder that holds nothing else.",
      'app.use("/files", express.static("public"));',
    ),
    go: remedy("go", "Serve a folder that holds nothing else.", 'http.FileServer(http.Dir("/srv/public"))'),
    csharp: remedy(
      "csharp",
      "Give out files by their names only, from a folder that holds nothing else.",
      "app.UseStaticFiles();",
    ),
  },
  cwe: ["CWE-548"],
  owasp: "A05",
  references: ["https://cwe.mitre.org/data/definitions/548.html"],
  score: 5.3,
  v31: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:L/I:N/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:L/VI:N/VA:N/SC:N/SI:N/SA:N",
  mostConfidence: 7,
};
