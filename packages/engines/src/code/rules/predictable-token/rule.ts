import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

export const predictableToken: Rule = {
  id: "predictable-token",
  category: "cryptography",
  title: "A token that its bearer can make himself is believed in {sink}",
  short: "The token has to be the hash of something that the same request says, without any secret.",
  description:
    "Everybody can hash a name or an address. Whoever knows that of somebody else makes the token for it, and passes for that person.",
  remediation: {
    javascript: remedy(
      "js",
      "Draw the token at random when it is given out, keep its hash with an end of life, and compare with that.",
      'const token = crypto.randomBytes(32).toString("base64url");',
    ),
    python: remedy(
      "python",
      "Draw the token at random when it is given out, keep its hash with an end of life, and compare with that.",
      "token = secrets.token_urlsafe(32)",
    ),
  },
  cwe: ["CWE-640", "CWE-340"],
  owasp: "A07",
  references: ["https://cheatsheetseries.owasp.org/cheatsheets/Forgot_Password_Cheat_Sheet.html"],
  score: 8.1,
  v31: "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:H/A:H",
  v40: "CVSS:4.0/AV:N/AC:H/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N",
  mostConfidence: 8,
};
