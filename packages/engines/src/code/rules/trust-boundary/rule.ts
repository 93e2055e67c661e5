import type { Rule } from "../contract.ts";

export const trustBoundary: Rule = {
  id: "trust-boundary",
  category: "session",
  title: "Untrusted data is kept in the session by {sink}",
  short: "Data from a request is stored where checked data is expected.",
  description:
    "The session is mostly trusted by the code that reads it. Data put there without a check is later used as if it had been checked.",
  remediation: {
    javascript: "Check the value against a fixed list or convert it before it goes into the session.",
    python: [
      "Check the value against a fixed list or convert it before it goes into the session.",
      "",
      "```python",
      'if theme in {"light", "dark"}:',
      '    session["theme"] = theme',
      "```",
    ].join("\n"),
    java: [
      "Check the value against a fixed list or convert it before it goes into the session.",
      "",
      "```java",
      'if (THEMES.contains(theme)) session.setAttribute("theme", theme);',
      "```",
    ].join("\n"),
  },
  cwe: ["CWE-501"],
  references: ["https://cwe.mitre.org/data/definitions/501.html"],
  score: 3.1,
  v31: "CVSS:3.1/AV:N/AC:H/PR:L/UI:N/S:U/C:N/I:L/A:N",
  ignoresCommandLine: true,
  context: "trust",
  mostConfidence: 6,
};
