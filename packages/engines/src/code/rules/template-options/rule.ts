import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

export const templateOptions: Rule = {
  id: "template-options",
  category: "injection",
  title: "The request sets the options of {sink}",
  short: "All that a request holds is handed over to a page, with the settings of the template engine among it.",
  description:
    "Template engines take their own settings from the same object as the values of the page: `layout` and `partials` name files to read, `settings` of EJS and `pretty` of old Pug become code.",
  remediation: {
    javascript: remedy(
      "js",
      "Hand over the values that the page shows, each by its name.",
      'res.render("letter", { title: req.body.title });',
    ),
  },
  cwe: ["CWE-73", "CWE-94"],
  owasp: "A03",
  references: ["https://codeql.github.com/codeql-query-help/javascript/js-template-object-injection/"],
  score: 7.5,
  v31: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:N/VA:N/SC:N/SI:N/SA:N",
  context: "nosql",
};
