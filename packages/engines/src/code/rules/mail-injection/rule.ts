import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

export const mailInjection: Rule = {
  id: "mail-injection",
  category: "injection",
  title: "Untrusted data becomes part of a mail in {sink}",
  short: "Line breaks in untrusted data add headers and recipients to a mail.",
  description:
    "A mail is text whose headers end at line breaks. Data with line breaks adds recipients, a subject or a body of its own.",
  remediation: {
    go: remedy(
      "go",
      "Refuse line breaks in what becomes a header, and check addresses.",
      "to, err := mail.ParseAddress(input)",
      "if err != nil {",
      "\treturn err",
      "}",
    ),
    php: remedy(
      "php",
      "Leave line breaks out of headers; put what people write into the text.",
      "mail($to, 'Contact', $text, ['From' => 'shop@example.com']);",
    ),
    ruby: remedy(
      "ruby",
      "Let the mail library write the headers, and refuse line breaks.",
      'mail(to: address.delete("\\r\\n"), subject: "Hello")',
    ),
  },
  cwe: ["CWE-93"],
  owasp: "A03",
  references: ["https://cwe.mitre.org/data/definitions/93.html"],
  score: 5.3,
  v31: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:L/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:L/VA:N/SC:N/SI:N/SA:N",
  context: "header",
};
