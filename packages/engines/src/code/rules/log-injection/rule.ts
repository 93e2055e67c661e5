import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

export const logInjection: Rule = {
  id: "log-injection",
  category: "logging",
  title: "Untrusted data is written to the log by {sink}",
  short: "Line breaks in untrusted data forge log lines.",
  description:
    "Text from a user is written to a log as it is. With line breaks the sender writes lines that look like the program's own.",
  remediation: {
    javascript: remedy(
      "js",
      "Log the value as a field of a structured record, or remove line breaks.",
      'logger.info({ name }, "signed in");',
    ),
    python: remedy("python", "Log the value in a form that escapes line breaks.", 'logger.info("signed in: %r", name)'),
    java: remedy(
      "java",
      "Take line breaks out of the value before it is logged.",
      'log.info("no such item: {}", name.replaceAll("[\\\\r\\\\n]", "_"));',
    ),
    go: remedy(
      "go",
      "Log values as values of a structured logger, or quoted.",
      'slog.Info("no such item", "name", name)',
      'log.Printf("no such item %q", name)',
    ),
    php: remedy(
      "php",
      "Take line breaks out before it is logged.",
      "error_log('login of ' . preg_replace('/[\\\\r\\\\n]/', '', $name));",
    ),
    ruby: remedy(
      "ruby",
      "Write what comes from outside with its line breaks shown.",
      'logger.info("asked for #{name.inspect}")',
    ),
    csharp: remedy(
      "csharp",
      "Give the value as a field of its own, and take line breaks out of it where the log is plain text.",
      'logger.LogInformation("No such item: {Name}", name.ReplaceLineEndings(" "));',
    ),
  },
  cwe: ["CWE-117"],
  owasp: "A09",
  references: ["https://cheatsheetseries.owasp.org/cheatsheets/Logging_Cheat_Sheet.html"],
  score: 3.1,
  v31: "CVSS:3.1/AV:N/AC:H/PR:L/UI:N/S:U/C:N/I:L/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:P/PR:L/UI:N/VC:N/VI:L/VA:N/SC:N/SI:N/SA:N",
  ignoresCommandLine: true,
  context: "log",
  mostConfidence: 6,
};
