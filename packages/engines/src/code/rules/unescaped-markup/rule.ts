import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

export const unescapedMarkup: Rule = {
  id: "unescaped-markup",
  category: "review",
  title: "Text is declared to be safe markup by {sink}",
  short: "What is put together at run time is no longer escaped.",
  description: "No untrusted data was seen to reach this place. A place to review: see that none can.",
  remediation: {
    python: remedy("python", "Escape what is put in.", 'Markup("<b>{}</b>").format(name)'),
  },
  cwe: ["CWE-79"],
  owasp: "A03",
  references: ["https://cwe.mitre.org/data/definitions/79.html"],
  score: 0,
  v31: "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:N/I:N/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:N/VI:N/VA:N/SC:N/SI:N/SA:N",
  yieldsTo: ["cross-site-scripting"],
  mostConfidence: 3,
};
