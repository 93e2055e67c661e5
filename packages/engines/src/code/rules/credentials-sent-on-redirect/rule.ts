import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

export const credentialsSentOnRedirect: Rule = {
  id: "credentials-sent-on-redirect",
  category: "secrets",
  title: "Credentials go along to other hosts ({sink})",
  short: "A redirect to another host carries the headers that let this client in.",
  description:
    "The client takes credentials off when a redirect leads to another host; this function puts them back. Any server that is asked can have them sent to one of its choice.",
  remediation: {
    go: remedy(
      "go",
      "Leave the headers as they are, or compare the host first.",
      "if request.URL.Host == via[0].URL.Host {",
      '\trequest.Header.Set("Authorization", via[0].Header.Get("Authorization"))',
      "}",
    ),
  },
  cwe: ["CWE-522"],
  owasp: "A07",
  references: ["https://cwe.mitre.org/data/definitions/522.html"],
  score: 5.9,
  v31: "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:N/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:H/VI:N/VA:N/SC:N/SI:N/SA:N",
  mostConfidence: 6,
};
