import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

const advice = "Verify the signature with a fixed algorithm before anything in the token is believed.";

export const unverifiedToken: Rule = {
  id: "unverified-token",
  category: "authentication",
  title: "{sink} believes a token that nobody verified",
  short: "Who asks is read from a token whose signature is not checked.",
  description: "Whoever sends the token can write any name and role into it, and acts as that person.",
  remediation: {
    javascript: remedy("js", advice, 'const claims = jwt.verify(token, key, { algorithms: ["HS256"] });'),
    python: remedy("python", advice, 'claims = jwt.decode(token, key, algorithms=["HS256"])'),
    java: remedy("java", advice, "DecodedJWT token = JWT.require(algorithm).build().verify(text);"),
    go: remedy("go", advice, 'token, err := jwt.Parse(text, keyOf, jwt.WithValidMethods([]string{"HS256"}))'),
  },
  cwe: ["CWE-347"],
  owasp: "A07",
  references: ["https://cheatsheetseries.owasp.org/cheatsheets/JSON_Web_Token_for_Java_Cheat_Sheet.html"],
  score: 8.1,
  v31: "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:H/A:H",
  v40: "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:H/VI:H/VA:N/SC:N/SI:N/SA:N",
  mostConfidence: 8,
};
