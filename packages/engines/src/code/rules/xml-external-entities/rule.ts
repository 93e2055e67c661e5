import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

export const xmlExternalEntities: Rule = {
  id: "xml-external-entities",
  category: "injection",
  title: "External entities are read by {sink}",
  short: "Untrusted XML is read by a parser that resolves external entities.",
  description:
    "An XML document can name files and addresses that the parser then reads into it. The sender learns the content of files and reaches internal hosts.",
  remediation: {
    javascript: remedy(
      "js",
      "Read XML with external entities off.",
      "libxmljs.parseXml(text, { noent: false, nonet: true });",
    ),
    python: remedy(
      "python",
      "Read XML with a parser that refuses entities.",
      "from defusedxml.ElementTree import fromstring",
      "root = fromstring(text)",
    ),
    java: remedy(
      "java",
      "Refuse document type declarations before anything is parsed.",
      'factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);',
    ),
    php: remedy(
      "php",
      "Leave out LIBXML_NOENT and LIBXML_DTDLOAD: without them nothing is loaded.",
      "$document->loadXML($text, LIBXML_NONET);",
    ),
    ruby: remedy("ruby", "Leave the substitution of entities off.", "Nokogiri::XML(text) { |config| config.nonet }"),
    csharp: remedy(
      "csharp",
      "Let documents declare nothing and load nothing.",
      "var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };",
    ),
  },
  cwe: ["CWE-611"],
  owasp: "A05",
  references: ["https://cheatsheetseries.owasp.org/cheatsheets/XML_External_Entity_Prevention_Cheat_Sheet.html"],
  score: 8.2,
  v31: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:L",
  v40: "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:N/VA:L/SC:N/SI:N/SA:N",
  context: "xml",
  ofCallers: "all",
};
