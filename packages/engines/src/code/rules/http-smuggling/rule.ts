import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

export const httpSmuggling: Rule = {
  id: "http-smuggling",
  category: "injection",
  title: "A body whose end is said twice ({sink})",
  short: "Two receivers of the same answer can disagree where it ends.",
  description:
    "A message with both headers is read differently by proxies and clients; the rest of one becomes the start of another's answer.",
  remediation: {
    go: remedy(
      "go",
      "Set neither, or the length alone; the server does the rest.",
      'w.Header().Set("Content-Length", strconv.Itoa(len(body)))',
    ),
  },
  cwe: ["CWE-444"],
  owasp: "A05",
  references: ["https://www.rfc-editor.org/rfc/rfc9112#section-6.1"],
  score: 5.3,
  v31: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:L/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:L/VA:N/SC:N/SI:N/SA:N",
  mostConfidence: 6,
};
