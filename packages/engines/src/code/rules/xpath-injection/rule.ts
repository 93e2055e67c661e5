import type { Rule } from "../contract.ts";

export const xpathInjection: Rule = {
  id: "xpath-injection",
  category: "injection",
  title: "XPath injection through {sink}",
  short: "Untrusted data becomes part of an XPath expression.",
  description:
    "The expression is put together from text that a user controls. The sender can change what it selects and read the whole document.",
  remediation: {
    javascript: [
      "Bind the value as a variable of the expression.",
      "",
      "```js",
      'xpath.parse("//user[@name=$name]").select({ node, variables: { name } });',
      "```",
    ].join("\n"),
    python: [
      "Bind the value as a variable of the expression.",
      "",
      "```python",
      'tree.xpath("//user[@name=$name]", name=name)',
      "```",
    ].join("\n"),
    java: [
      "Bind the value as a variable of the expression.",
      "",
      "```java",
      "xpath.setXPathVariableResolver(name -> owner);",
      'xpath.evaluate("/orders/order[@owner=$owner]", document);',
      "```",
    ].join("\n"),
    go: [
      "Keep expressions in the program; compare what comes from outside with the nodes that they give.",
      "",
      "```go",
      'for _, user := range xmlquery.Find(document, "//user") {',
      '\tif user.SelectAttr("name") == name {',
      "\t\treturn user",
      "\t}",
      "}",
      "```",
    ].join("\n"),
  },
  cwe: ["CWE-643"],
  references: ["https://owasp.org/www-community/attacks/XPATH_Injection"],
  score: 7.5,
  v31: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N",
  context: "xpath",
};
