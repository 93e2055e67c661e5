import type { Rule } from "../../rule.ts";
import type { Check } from "../contract.ts";
import { stackPatterns } from "./stacks.ts";

const errorDetails = {
  id: "error-details",
  category: "disclosure",
  severity: "medium",
  confidence: 8,
  scope: "route",
  title: "Response shows internal error details",
  short: "The page holds a stack trace or a database error.",
  description:
    "Stack traces and database errors tell paths, library versions and queries. They show that an input reaches code that does not expect it, which is where attackers dig.",
  remediation:
    'Answer errors with a general page and an identifier, and keep the details in the log:\n\n```\ndisplay_errors = Off          # php.ini\nDEBUG = False                 # Django\nNODE_ENV=production           # Express\nserver.error.include-stacktrace=never   # Spring Boot\n<customErrors mode="On" />    <!-- ASP.NET -->\n```',
  references: ["https://cheatsheetseries.owasp.org/cheatsheets/Error_Handling_Cheat_Sheet.html"],
  cwe: ["CWE-209"],
} satisfies Rule;

/** Traces of 15 stacks; the shapes demand file and line, so prose about errors does not match. */
export const errorDetailsCheck: Check = {
  name: "error-details",
  rules: [errorDetails],
  inspect(page) {
    if (/javascript|css/.test(page.contentType)) return [];
    const found = stackPatterns.find(({ pattern }) => pattern.test(page.text));
    if (found === undefined) return [];
    const observed = found.pattern.exec(page.text)![0].slice(0, 300);
    return [
      {
        rule: errorDetails,
        anchor: `body:error;${found.stack}`,
        observed,
        expected: "an error page without details",
        response: observed,
      },
    ];
  },
};
