import type { Rule } from "../contract.ts";

export const tlsVerificationOff: Rule = {
  id: "tls-verification-off",
  category: "cryptography",
  title: "Certificates are not checked in {sink}",
  short: "A TLS connection accepts any certificate.",
  description:
    "Whoever sits between this program and the server can pose as the server, read everything and change it.",
  remediation: {
    javascript: [
      "Leave verification on. For an own authority, give its certificate.",
      "",
      "```js",
      'new https.Agent({ ca: readFileSync("authority.pem") });',
      "```",
    ].join("\n"),
    python: [
      "Leave verification on. For an own authority, give its certificate.",
      "",
      "```python",
      'requests.get(url, verify="authority.pem", timeout=5)',
      "```",
    ].join("\n"),
    go: [
      "Leave the check on; where a certificate is your own, trust its authority.",
      "",
      "```go",
      "config := &tls.Config{RootCAs: pool}",
      "```",
    ].join("\n"),
  },
  cwe: ["CWE-295"],
  references: ["https://cwe.mitre.org/data/definitions/295.html"],
  score: 7.4,
  v31: "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:H/A:N",
};
