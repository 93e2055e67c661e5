import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

export const cleartextTransmission: Rule = {
  id: "cleartext-transmission",
  category: "cryptography",
  title: "Data travels unprotected ({sink})",
  short: "Who listens on the way reads and changes what is sent.",
  description:
    "The connection is not encrypted. On any network that others share, credentials and data can be read and replaced.",
  remediation: {
    javascript: remedy(
      "js",
      "Use TLS, and check the other side.",
      "dialectOptions: { ssl: { rejectUnauthorized: true } }",
    ),
    python: remedy(
      "python",
      "Use the protocol that runs over TLS or SSH.",
      'with ftplib.FTP_TLS("files.example.com") as files:',
      "    files.prot_p()",
    ),
    ruby: remedy("ruby", "Send every visitor to HTTPS.", "config.force_ssl = true"),
  },
  cwe: ["CWE-319"],
  owasp: "A02",
  references: ["https://cwe.mitre.org/data/definitions/319.html"],
  score: 3.7,
  v31: "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:L/I:N/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:L/VI:N/VA:N/SC:N/SI:N/SA:N",
  mostConfidence: 5,
};
