import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

export const templateInjection: Rule = {
  id: "template-injection",
  category: "injection",
  title: "Template injection through {sink}",
  short: "Untrusted data becomes the text of a template.",
  description:
    "The template itself, not only the data it shows, comes from a user. Template languages can call into the program: this mostly leads to running code.",
  remediation: {
    java: remedy(
      "java",
      "Keep templates in the program and give them values.",
      'Template page = configuration.getTemplate("hello.ftlh");',
      'page.process(Map.of("name", name), out);',
    ),
    javascript: remedy(
      "js",
      "Keep templates in files of the program and hand user data over as variables.",
      'res.render("greeting", { name });',
    ),
    python: remedy(
      "python",
      "Keep templates in files of the program and hand user data over as variables.",
      'return render_template("greeting.html", name=name)',
    ),
    go: remedy(
      "go",
      "Keep templates in files of the program, and give what comes from outside to them as data.",
      'page := template.Must(template.New("page").Parse("<p>{{.Name}}</p>"))',
      "page.Execute(w, data)",
    ),
    php: remedy(
      "php",
      "Keep the text of templates in files; give data as variables.",
      "echo $twig->render('page.html', ['name' => $name]);",
    ),
    ruby: remedy(
      "ruby",
      "Keep the template in a file and give it the values.",
      'render "pages/show", locals: { name: params[:name] }',
    ),
    csharp: remedy(
      "csharp",
      "Keep the template fixed and give it the value as data.",
      'var page = await engine.CompileRenderAsync("Welcome.cshtml", new { Name = name });',
    ),
  },
  cwe: ["CWE-1336"],
  owasp: "A03",
  references: [
    "https://owasp.org/www-project-web-security-testing-guide/stable/4-Web_Application_Security_Testing/07-Input_Validation_Testing/18-Testing_for_Server-side_Template_Injection",
  ],
  score: 9.8,
  v31: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
  v40: "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N",
  context: "template",
  throughStores: true,
  ofCallers: "all",
};
