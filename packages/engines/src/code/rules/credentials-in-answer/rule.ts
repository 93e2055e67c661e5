import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

export const credentialsInAnswer: Rule = {
  id: "credentials-in-answer",
  category: "secrets",
  title: "An answer holds credentials ({sink})",
  short: "Whole rows of what holds passwords or keys are written into an answer.",
  description:
    "Nothing chooses the fields of the rows, so hashes of passwords, keys or tokens go to whoever asks, who can try passwords against them at leisure.",
  remediation: {
    javascript: remedy(
      "js",
      "Name the fields that are to be seen, where the rows are read or where they are written out.",
      'res.json(await User.findAll({ attributes: ["id", "name"] }));',
    ),
  },
  cwe: ["CWE-200", "CWE-213"],
  owasp: "A01",
  references: ["https://cheatsheetseries.owasp.org/cheatsheets/REST_Security_Cheat_Sheet.html"],
  score: 6.5,
  v31: "CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:N/PR:L/UI:N/VC:H/VI:N/VA:N/SC:N/SI:N/SA:N",
  mostConfidence: 8,
};
