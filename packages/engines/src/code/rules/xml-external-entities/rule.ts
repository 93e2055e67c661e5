import type { Rule } from "../contract.ts";

export const xmlExternalEntities: Rule = {
  id: "xml-external-entities",
  category: "injection",
  title: "External entities are read by {sink}",
  short: "Untrusted XML is read by a parser that resolves external entities.",
  description:
    "An XML document can name files and addresses that the parser then reads into it. The sender learns the content of files and reaches internal hosts.",
  remediation: {
    javascript: [
      "Read XML with external entities off.",
      "",
      "```js",
      "libxmljs.parseXml(text, { noent: false, nonet: true });",
      "```",
    ].join("\n"),
    python: [
      "Read XML with a parser that refuses entities.",
      "",
      "```python",
      "from defusedxml.ElementTree import fromstring",
      "root = fromstring(text)",
      "```",
    ].join("\n"),
    java: [
      "Refuse document type declarations before anything is parsed.",
      "",
      "```java",
      'factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);',
      "```",
    ].join("\n"),
  },
  cwe: ["CWE-611"],
  references: ["https://cheatsheetseries.owasp.org/cheatsheets/XML_External_Entity_Prevention_Cheat_Sheet.html"],
  score: 8.2,
  v31: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:L",
  context: "xml",
};
