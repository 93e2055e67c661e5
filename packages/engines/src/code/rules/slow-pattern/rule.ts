import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

export const slowPattern: Rule = {
  id: "slow-pattern",
  category: "availability",
  title: "Untrusted data is read by {sink} that can take very long",
  short: "A short text can keep the process busy for hours.",
  description:
    "A repeated group reads the same text in many ways. On a text that nearly matches all of them are tried, and each further letter doubles the time.",
  remediation: {
    python: remedy(
      "python",
      "Write the expression so that each text is read in one way only, and limit the length first.",
      'if len(text) <= 100 and re.fullmatch(r"[a-z]+(-[a-z]+)*", text):',
      "    use(text)",
    ),
    javascript: remedy(
      "js",
      "Write the expression so that each text is read in one way only, and limit the length first.",
      "if (text.length <= 100 && /^[a-z]+(-[a-z]+)*$/.test(text)) use(text);",
    ),
    ruby: remedy(
      "ruby",
      "Write the pattern so that each text can be read in one way only, and set a limit of time.",
      "Regexp.timeout = 1.0",
    ),
    csharp: remedy(
      "csharp",
      "Write the pattern so that no text can be read in two ways, and set a limit of time.",
      'var pattern = new Regex("^[a-z]+$", RegexOptions.NonBacktracking);',
    ),
  },
  cwe: ["CWE-1333"],
  owasp: "A04",
  references: ["https://owasp.org/www-community/attacks/Regular_expression_Denial_of_Service_-_ReDoS"],
  score: 5.3,
  v31: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:L",
  v40: "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:L/SC:N/SI:N/SA:N",
  mostConfidence: 7,
  ofCallers: "all",
};
