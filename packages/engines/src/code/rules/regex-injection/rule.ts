import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

export const regexInjection: Rule = {
  id: "regex-injection",
  category: "availability",
  title: "Untrusted data becomes a regular expression in {sink}",
  short: "Untrusted data is compiled as a pattern.",
  description:
    "A pattern that a user controls can be made to take exponential time. One request then blocks the program.",
  remediation: {
    javascript: remedy(
      "js",
      "Escape the value before it becomes part of a pattern.",
      "new RegExp(RegExp.escape(word));",
    ),
    python: remedy(
      "python",
      "Escape the value before it becomes part of a pattern.",
      "re.search(re.escape(word), text)",
    ),
    java: remedy(
      "java",
      "Quote the text before it becomes part of an expression.",
      "Pattern.compile(Pattern.quote(text));",
    ),
    php: remedy(
      "php",
      "Quote what is put into a pattern.",
      "preg_match('/^' . preg_quote($name, '/') . '$/D', $text);",
    ),
    ruby: remedy(
      "ruby",
      "Escape what comes from outside before it becomes a pattern.",
      "Regexp.new(Regexp.escape(word))",
    ),
    csharp: remedy(
      "csharp",
      "Escape the text before it becomes part of a pattern, and set a limit of time.",
      "var pattern = new Regex(Regex.Escape(word), RegexOptions.None, TimeSpan.FromSeconds(1));",
    ),
  },
  cwe: ["CWE-1333"],
  owasp: "A03",
  references: ["https://owasp.org/www-community/attacks/Regular_expression_Denial_of_Service_-_ReDoS"],
  score: 5.3,
  v31: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:L",
  v40: "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:L/SC:N/SI:N/SA:N",
  ignoresCommandLine: true,
  context: "regex",
  mostConfidence: 7,
};
