import type { Rule } from "../contract.ts";

export const templateInjection: Rule = {
  id: "template-injection",
  category: "injection",
  title: "Template injection through {sink}",
  short: "Untrusted data becomes the text of a template.",
  description:
    "The template itself, not only the data it shows, comes from a user. Template languages can call into the program: this mostly leads to running code.",
  remediation: {
    javascript: [
      "Keep templates in files of the program and hand user data over as variables.",
      "",
      "```js",
      'res.render("greeting", { name });',
      "```",
    ].join("\n"),
    python: [
      "Keep templates in files of the program and hand user data over as variables.",
      "",
      "```python",
      'return render_template("greeting.html", name=name)',
      "```",
    ].join("\n"),
    go: [
      "Keep templates in files of the program, and give what comes from outside to them as data.",
      "",
      "```go",
      'page := template.Must(template.New("page").Parse("<p>{{.Name}}</p>"))',
      "page.Execute(w, data)",
      "```",
    ].join("\n"),
  },
  cwe: ["CWE-1336"],
  references: [
    "https://owasp.org/www-project-web-security-testing-guide/stable/4-Web_Application_Security_Testing/07-Input_Validation_Testing/18-Testing_for_Server-side_Template_Injection",
  ],
  score: 9.8,
  v31: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
  context: "template",
};
