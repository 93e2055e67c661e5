import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

export const archiveExtraction: Rule = {
  id: "archive-extraction",
  category: "filesystem",
  title: "An archive is unpacked with all its paths by {sink}",
  short: "Entries of an archive can lie outside the folder it is unpacked to.",
  description:
    "Names of entries may hold `../`, be absolute, or be links. Without a filter whoever made the archive writes files anywhere.",
  remediation: {
    java: remedy(
      "java",
      "Resolve each name and refuse what leaves the folder.",
      "Path target = folder.resolve(entry.getName()).normalize();",
      "if (!target.startsWith(folder)) {",
      '  throw new IOException("outside of the folder: " + entry.getName());',
      "}",
    ),
    python: remedy("python", "Unpack with the filter for data.", 'archive.extractall(folder, filter="data")'),
    ruby: remedy(
      "ruby",
      "Hold the path of each entry against the folder before it is written.",
      "path = File.expand_path(entry.name, folder)",
      'entry.extract(path) if path.start_with?("#{folder}/")',
    ),
  },
  cwe: ["CWE-22"],
  owasp: "A01",
  references: ["https://docs.python.org/3/library/tarfile.html#extraction-filters"],
  score: 3.7,
  v31: "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:N/I:L/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:N/VI:L/VA:N/SC:N/SI:N/SA:N",
  mostConfidence: 5,
  ofCallers: "all",
};
