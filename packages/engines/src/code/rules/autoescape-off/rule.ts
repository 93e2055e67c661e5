import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";
import { patch } from "./patch.ts";

export const autoescapeOff: Rule = {
  id: "autoescape-off",
  category: "injection",
  title: "Escaping is switched off in {sink}",
  short: "What is put into the page is no longer escaped.",
  description:
    "The template engine escapes what it is given, and is told not to. Every value that reaches a page must now be escaped by hand.",
  remediation: {
    javascript: remedy(
      "js",
      "Leave escaping on, and mark the single values that are markup.",
      "const page = Handlebars.compile(text);",
    ),
    python: remedy(
      "python",
      "Leave escaping on, and mark the single values that are markup.",
      "environment = jinja2.Environment(autoescape=True)",
    ),
  },
  cwe: ["CWE-116", "CWE-79"],
  owasp: "A03",
  references: ["https://cwe.mitre.org/data/definitions/116.html"],
  score: 3.7,
  v31: "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:N/I:L/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:N/VI:L/VA:N/SC:N/SI:N/SA:N",
  mostConfidence: 6,
  patch,
};
