import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";
import { patch } from "./patch.ts";

export const openFilePermissions: Rule = {
  id: "open-file-permissions",
  category: "filesystem",
  title: "Others on the machine may use the file of {sink}",
  short: "The permissions give more people access than the owner.",
  description: "Everybody with an account on the machine can read, change or run the file.",
  remediation: {
    go: remedy("go", "Give access to the owner only.", "os.WriteFile(path, data, 0o600)"),
    python: remedy("python", "Give access to the owner only.", "os.chmod(path, 0o600)"),
    php: remedy("php", "Give access to the owner only.", "chmod($file, 0600);"),
    ruby: remedy("ruby", "Give access to the owner only.", "File.chmod(0o600, path)"),
  },
  cwe: ["CWE-732"],
  owasp: "A01",
  references: ["https://cwe.mitre.org/data/definitions/732.html"],
  score: 0,
  v31: "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:N/I:N/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:N/VI:N/VA:N/SC:N/SI:N/SA:N",
  mostConfidence: 5,
  patch,
};
