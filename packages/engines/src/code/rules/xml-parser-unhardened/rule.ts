import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";
import { patch } from "./patch.ts";

export const xmlParserUnhardened: Rule = {
  id: "xml-parser-unhardened",
  category: "injection",
  title: "XML is read without limits by {sink}",
  short: "The parser expands what a document defines itself.",
  description:
    "A document of a few lines can define entities that grow to gigabytes; some parsers also read files that a document names. No untrusted document was seen to reach this place.",
  remediation: {
    javascript: remedy("js", "Leave entities off.", "libxmljs.parseXml(text);"),
    python: remedy(
      "python",
      "Read documents of others with a parser that refuses entities.",
      "from defusedxml.ElementTree import fromstring",
    ),
    csharp: remedy(
      "csharp",
      "Let documents declare nothing and load nothing.",
      "var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };",
    ),
  },
  cwe: ["CWE-776"],
  owasp: "A05",
  references: ["https://cwe.mitre.org/data/definitions/776.html"],
  score: 0,
  v31: "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:N/I:N/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:N/VI:N/VA:N/SC:N/SI:N/SA:N",
  yieldsTo: ["xml-external-entities"],
  mostConfidence: 4,
  patch,
};
