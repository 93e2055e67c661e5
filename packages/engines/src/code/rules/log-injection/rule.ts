import type { Rule } from "../contract.ts";

export const logInjection: Rule = {
  id: "log-injection",
  category: "logging",
  title: "Untrusted data is written to the log by {sink}",
  short: "Line breaks in untrusted data forge log lines.",
  description:
    "Text from a user is written to a log as it is. With line breaks the sender writes lines that look like the program's own.",
  remediation: {
    javascript: [
      "Log the value as a field of a structured record, or remove line breaks.",
      "",
      "```js",
      'logger.info({ name }, "signed in");',
      "```",
    ].join("\n"),
    python: [
      "Log the value in a form that escapes line breaks.",
      "",
      "```python",
      'logger.info("signed in: %r", name)',
      "```",
    ].join("\n"),
    java: [
      "Take line breaks out of the value before it is logged.",
      "",
      "```java",
      'log.info("no such item: {}", name.replaceAll("[\\\\r\\\\n]", "_"));',
      "```",
    ].join("\n"),
    go: [
      "Log values as values of a structured logger, or quoted.",
      "",
      "```go",
      'slog.Info("no such item", "name", name)',
      'log.Printf("no such item %q", name)',
      "```",
    ].join("\n"),
  },
  cwe: ["CWE-117"],
  references: ["https://cheatsheetseries.owasp.org/cheatsheets/Logging_Cheat_Sheet.html"],
  score: 3.1,
  v31: "CVSS:3.1/AV:N/AC:H/PR:L/UI:N/S:U/C:N/I:L/A:N",
  ignoresCommandLine: true,
  context: "log",
  mostConfidence: 6,
};
