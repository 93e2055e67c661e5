import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

export const trustBoundary: Rule = {
  id: "trust-boundary",
  category: "session",
  title: "Untrusted data is kept in the session by {sink}",
  short: "Data from a request is stored where checked data is expected.",
  description:
    "The session is mostly trusted by the code that reads it. Data put there without a check is later used as if it had been checked.",
  remediation: {
    javascript: remedy(
      "js",
      "Check the value against a fixed list or convert it before it goes into the session.",
      'req.session.theme = req.body.theme === "dark" ? "dark" : "light";',
    ),
    python: remedy(
      "python",
      "Check the value against a fixed list or convert it before it goes into the session.",
      'if theme in {"light", "dark"}:',
      '    session["theme"] = theme',
    ),
    java: remedy(
      "java",
      "Check the value against a fixed list or convert it before it goes into the session.",
      'if (THEMES.contains(theme)) session.setAttribute("theme", theme);',
    ),
    php: remedy(
      "php",
      "Check or convert the value before it goes where the program trusts what it finds.",
      "$_SESSION['theme'] = in_array($theme, ['dark', 'light'], true) ? $theme : 'light';",
    ),
    csharp: remedy(
      "csharp",
      "Check the value before it goes where the program trusts what stands there.",
      'HttpContext.Session.SetString("theme", themes.Contains(theme) ? theme : "light");',
    ),
    ruby: remedy(
      "ruby",
      "Check the value before it goes where the program trusts what stands there.",
      'session[:theme] = THEMES.include?(theme) ? theme : "light"',
    ),
  },
  cwe: ["CWE-501"],
  owasp: "A04",
  references: ["https://cwe.mitre.org/data/definitions/501.html"],
  score: 3.1,
  v31: "CVSS:3.1/AV:N/AC:H/PR:L/UI:N/S:U/C:N/I:L/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:P/PR:L/UI:N/VC:N/VI:L/VA:N/SC:N/SI:N/SA:N",
  ignoresCommandLine: true,
  context: "trust",
  mostConfidence: 6,
};
