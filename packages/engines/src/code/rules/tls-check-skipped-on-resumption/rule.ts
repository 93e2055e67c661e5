import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

export const tlsCheckSkippedOnResumption: Rule = {
  id: "tls-check-skipped-on-resumption",
  category: "cryptography",
  title: "A resumed connection is not checked again in {sink}",
  short: "The own check of certificates does not run when a connection is resumed.",
  description:
    "`VerifyPeerCertificate` is called for full handshakes only. A peer whose certificate was withdrawn since resumes its session unchecked.",
  remediation: {
    go: remedy(
      "go",
      "Check in `VerifyConnection`, which runs every time.",
      "config := &tls.Config{VerifyConnection: check}",
    ),
  },
  cwe: ["CWE-295"],
  owasp: "A07",
  references: ["https://pkg.go.dev/crypto/tls#Config"],
  score: 3.7,
  v31: "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:L/I:N/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:L/VI:N/VA:N/SC:N/SI:N/SA:N",
  mostConfidence: 6,
};
