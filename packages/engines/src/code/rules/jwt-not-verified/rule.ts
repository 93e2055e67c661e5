import type { Rule } from "../contract.ts";

export const jwtNotVerified: Rule = {
  id: "jwt-not-verified",
  category: "authentication",
  title: "A token is used without being verified ({sink})",
  short: "The signature of a JSON Web Token is not checked.",
  description: "Whoever sends the token can write any name and role into it.",
  remediation: {
    javascript: [
      "Verify the signature with a fixed algorithm before reading the content.",
      "",
      "```js",
      'const claims = jwt.verify(token, key, { algorithms: ["HS256"] });',
      "```",
    ].join("\n"),
    python: [
      "Verify the signature with a fixed algorithm before reading the content.",
      "",
      "```python",
      'claims = jwt.decode(token, key, algorithms=["HS256"])',
      "```",
    ].join("\n"),
    go: [
      "Parse with a key and with the algorithms that you sign with.",
      "",
      "```go",
      'token, err := jwt.Parse(text, keyOf, jwt.WithValidMethods([]string{"HS256"}))',
      "```",
    ].join("\n"),
  },
  cwe: ["CWE-347"],
  references: ["https://cheatsheetseries.owasp.org/cheatsheets/JSON_Web_Token_for_Java_Cheat_Sheet.html"],
  score: 7.5,
  v31: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:H/A:N",
  mostConfidence: 8,
};
