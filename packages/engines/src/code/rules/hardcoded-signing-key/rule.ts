import type { Rule } from "../contract.ts";

export const hardcodedSigningKey: Rule = {
  id: "hardcoded-signing-key",
  category: "authentication",
  title: "A signing key stands in the source ({sink})",
  short: "The key that signs tokens or sessions is a literal.",
  description: "Whoever can read the source, or a copy of it, can sign tokens and sessions for any person.",
  remediation: {
    javascript: [
      "Read the key from the environment or a secret store.",
      "",
      "```js",
      "jwt.sign(claims, process.env.TOKEN_KEY);",
      "```",
    ].join("\n"),
    python: [
      "Read the key from the environment or a secret store.",
      "",
      "```python",
      'jwt.encode(claims, os.environ["TOKEN_KEY"], algorithm="HS256")',
      "```",
    ].join("\n"),
    go: [
      "Read the key when the program starts, from the environment or a store of secrets.",
      "",
      "```go",
      'key := []byte(os.Getenv("SIGNING_KEY"))',
      "token.SignedString(key)",
      "```",
    ].join("\n"),
  },
  cwe: ["CWE-798"],
  references: ["https://cwe.mitre.org/data/definitions/798.html"],
  score: 7.4,
  v31: "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:H/A:N",
  mostConfidence: 8,
};
