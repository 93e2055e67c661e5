import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";
import { patch } from "./patch.ts";

export const weakTlsVersion: Rule = {
  id: "weak-tls-version",
  category: "cryptography",
  title: "Old versions or ciphers of TLS are allowed in {sink}",
  short: "The connection may fall back to a version or cipher of TLS that is broken.",
  description:
    "SSL 2 and 3, TLS 1.0 and 1.1 are withdrawn (RFC 7568, RFC 8996). Who stands between the two sides can make them agree on the weakest that both allow.",
  remediation: {
    java: remedy(
      "java",
      "Let the library choose; it allows no version that is broken.",
      'SSLContext context = SSLContext.getInstance("TLS");',
    ),
    go: remedy(
      "go",
      "Leave the versions to the library, or ask for 1.2 at least.",
      "config := &tls.Config{MinVersion: tls.VersionTLS12}",
    ),
    python: remedy(
      "python",
      "Let the library choose, and ask for 1.2 at least.",
      "context = ssl.create_default_context()",
      "context.minimum_version = ssl.TLSVersion.TLSv1_2",
    ),
    javascript: remedy(
      "js",
      "Leave the version to the library, or ask for 1.2 at least.",
      'tls.connect({ host, minVersion: "TLSv1.2" });',
    ),
    ruby: remedy("ruby", "Ask for TLS 1.2 at least.", "http.min_version = OpenSSL::SSL::TLS1_2_VERSION"),
    csharp: remedy(
      "csharp",
      "Let the system choose; do not allow what is older than TLS 1.2.",
      "handler.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;",
    ),
  },
  cwe: ["CWE-757", "CWE-326"],
  owasp: "A02",
  references: ["https://www.rfc-editor.org/rfc/rfc8996"],
  score: 5.9,
  v31: "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:N/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:H/VI:N/VA:N/SC:N/SI:N/SA:N",
  mostConfidence: 7,
  patch,
};
