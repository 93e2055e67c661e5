import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

export const sessionFixation: Rule = {
  id: "session-fixation",
  category: "session",
  title: "Who signs in keeps {sink} of before",
  short: "The name of a session stays the same when somebody signs in.",
  description:
    "Whoever knew or chose the name of the session before the sign-in, on a shared machine or over an unencrypted connection, is signed in by it as well.",
  remediation: {
    javascript: remedy(
      "js",
      "Give the session a new name before it says who is signed in.",
      "req.session.regenerate((error) => {",
      "  if (error) return next(error);",
      "  req.session.userId = user.id;",
      "});",
    ),
  },
  cwe: ["CWE-384"],
  owasp: "A07",
  references: ["https://owasp.org/www-community/attacks/Session_fixation"],
  score: 3.1,
  v31: "CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:U/C:L/I:N/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:A/VC:L/VI:N/VA:N/SC:N/SI:N/SA:N",
  mostConfidence: 6,
};
