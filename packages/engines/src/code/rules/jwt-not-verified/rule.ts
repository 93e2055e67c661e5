import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";
import { patch } from "./patch.ts";

export const jwtNotVerified: Rule = {
  id: "jwt-not-verified",
  category: "authentication",
  title: "A token is used without being verified ({sink})",
  short: "The signature of a JSON Web Token is not checked.",
  description: "Whoever sends the token can write any name and role into it.",
  remediation: {
    java: remedy(
      "java",
      "Verify the signature before what the token says counts.",
      "var claims = Jwts.parser().verifyWith(key).build().parseSignedClaims(token).getPayload();",
    ),
    javascript: remedy(
      "js",
      "Verify the signature with a fixed algorithm before reading the content.",
      'const claims = jwt.verify(token, key, { algorithms: ["HS256"] });',
    ),
    python: remedy(
      "python",
      "Verify the signature with a fixed algorithm before reading the content.",
      'claims = jwt.decode(token, key, algorithms=["HS256"])',
    ),
    go: remedy(
      "go",
      "Parse with a key and with the algorithms that you sign with.",
      'token, err := jwt.Parse(text, keyOf, jwt.WithValidMethods([]string{"HS256"}))',
    ),
    ruby: remedy(
      "ruby",
      "Verify the signature, with the algorithm written down.",
      'JWT.decode(token, key, true, algorithm: "HS256")',
    ),
    csharp: remedy(
      "csharp",
      "Validate the token; what it says counts only after that.",
      "var principal = handler.ValidateToken(token, parameters, out _);",
    ),
  },
  cwe: ["CWE-347"],
  owasp: "A07",
  references: ["https://cheatsheetseries.owasp.org/cheatsheets/JSON_Web_Token_for_Java_Cheat_Sheet.html"],
  score: 7.5,
  v31: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:H/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:H/VA:N/SC:N/SI:N/SA:N",
  mostConfidence: 8,
  askedFor: /(verify|validate|check)_?(id_?)?(token|jwt|signature)|skip_?(token_?)?verif|no_?verif/i,
  patch,
};
