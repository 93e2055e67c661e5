import type { Rule } from "../contract.ts";

export const weakRandom: Rule = {
  id: "weak-random",
  category: "cryptography",
  title: "Predictable random value from {sink}",
  short: "A value that must not be guessed comes from a generator that can be predicted.",
  description:
    "The generator is made for statistics. From a few of its values the next ones can be computed, and with them tokens, passwords or session identifiers.",
  remediation: {
    javascript: [
      "Use the generator for secrets.",
      "",
      "```js",
      'const token = crypto.randomBytes(32).toString("base64url");',
      "```",
    ].join("\n"),
    python: ["Use the generator for secrets.", "", "```python", "token = secrets.token_urlsafe(32)", "```"].join("\n"),
    java: [
      "Where somebody gains by guessing the value, take it from SecureRandom.",
      "",
      "```java",
      "new SecureRandom().nextBytes(token);",
      "```",
    ].join("\n"),
    go: [
      "Where somebody gains by guessing the value, take it from crypto/rand.",
      "",
      "```go",
      "token := rand.Text()",
      "```",
    ].join("\n"),
  },
  cwe: ["CWE-330"],
  references: ["https://cwe.mitre.org/data/definitions/330.html"],
  // What the value is used for is not followed yet: a statistic needs no better generator.
  score: 0,
  mostConfidence: 7,
};
