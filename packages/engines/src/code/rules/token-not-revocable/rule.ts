import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

export const tokenNotRevocable: Rule = {
  id: "token-not-revocable",
  category: "session",
  title: "Tokens cannot be withdrawn ({sink})",
  short: "A token stays good until it expires, whatever happens to its owner.",
  description:
    "Nobody is asked whether the token was withdrawn. Who signed out, lost a device or left keeps access until the end of the token.",
  remediation: {
    javascript: remedy(
      "js",
      "Ask a list of withdrawn tokens, or keep tokens short-lived.",
      'expressjwt({ secret, algorithms: ["HS256"], isRevoked: (req, token) => revoked.has(token.payload.jti) });',
    ),
  },
  cwe: ["CWE-613"],
  owasp: "A07",
  references: ["https://cwe.mitre.org/data/definitions/613.html"],
  score: 0,
  v31: "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:N/I:N/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:N/VI:N/VA:N/SC:N/SI:N/SA:N",
  mostConfidence: 4,
};
