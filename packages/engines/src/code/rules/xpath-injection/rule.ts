import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

export const xpathInjection: Rule = {
  id: "xpath-injection",
  category: "injection",
  title: "XPath injection through {sink}",
  short: "Untrusted data becomes part of an XPath expression.",
  description:
    "The expression is put together from text that a user controls. The sender can change what it selects and read the whole document.",
  remediation: {
    javascript: remedy(
      "js",
      "Bind the value as a variable of the expression.",
      'xpath.parse("//user[@name=$name]").select({ node, variables: { name } });',
    ),
    python: remedy(
      "python",
      "Bind the value as a variable of the expression.",
      'tree.xpath("//user[@name=$name]", name=name)',
    ),
    java: remedy(
      "java",
      "Bind the value as a variable of the expression.",
      "xpath.setXPathVariableResolver(name -> owner);",
      'xpath.evaluate("/orders/order[@owner=$owner]", document);',
    ),
    go: remedy(
      "go",
      "Keep expressions in the program; compare what comes from outside with the nodes that they give.",
      'for _, user := range xmlquery.Find(document, "//user") {',
      '\tif user.SelectAttr("name") == name {',
      "\t\treturn user",
      "\t}",
      "}",
    ),
    php: remedy(
      "php",
      "Convert or check the value first; XPath of PHP binds nothing.",
      "$paths->query('//order[@id=' . (int) $id . ']');",
    ),
    ruby: remedy(
      "ruby",
      "Give the value to the expression as a variable.",
      'doc.xpath("//user[@name=$name]", nil, name: params[:name])',
    ),
    csharp: remedy(
      "csharp",
      "Bind the value as a variable of the expression, or look the element up in code.",
      'var user = document.Descendants("user").FirstOrDefault(element => (string?)element.Attribute("name") == name);',
    ),
  },
  cwe: ["CWE-643"],
  owasp: "A03",
  references: ["https://owasp.org/www-community/attacks/XPATH_Injection"],
  score: 7.5,
  v31: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:N/VA:N/SC:N/SI:N/SA:N",
  context: "xpath",
  ofCallers: "parts",
};
