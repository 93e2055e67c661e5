import type { Rule } from "../contract.ts";

export const regexInjection: Rule = {
  id: "regex-injection",
  category: "availability",
  title: "Untrusted data becomes a regular expression in {sink}",
  short: "Untrusted data is compiled as a pattern.",
  description:
    "A pattern that a user controls can be made to take exponential time. One request then blocks the program.",
  remediation: {
    javascript: [
      "Escape the value before it becomes part of a pattern.",
      "",
      "```js",
      "new RegExp(RegExp.escape(word));",
      "```",
    ].join("\n"),
    python: [
      "Escape the value before it becomes part of a pattern.",
      "",
      "```python",
      "re.search(re.escape(word), text)",
      "```",
    ].join("\n"),
    java: [
      "Quote the text before it becomes part of an expression.",
      "",
      "```java",
      "Pattern.compile(Pattern.quote(text));",
      "```",
    ].join("\n"),
  },
  cwe: ["CWE-1333"],
  references: ["https://owasp.org/www-community/attacks/Regular_expression_Denial_of_Service_-_ReDoS"],
  score: 5.3,
  v31: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:L",
  ignoresCommandLine: true,
  context: "regex",
  mostConfidence: 7,
};
