import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";
import { patch } from "./patch.ts";

export const tlsVerificationOff: Rule = {
  id: "tls-verification-off",
  category: "cryptography",
  title: "Certificates are not checked in {sink}",
  short: "A TLS connection accepts any certificate.",
  description:
    "Whoever sits between this program and the server can pose as the server, read everything and change it.",
  remediation: {
    java: remedy(
      "java",
      "Leave the check on. For an own authority, put its certificate into a key store.",
      'TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");',
      "trust.init(keyStore);",
      "context.init(null, trust.getTrustManagers(), null);",
    ),
    javascript: remedy(
      "js",
      "Leave verification on. For an own authority, give its certificate.",
      'new https.Agent({ ca: readFileSync("authority.pem") });',
    ),
    python: remedy(
      "python",
      "Leave verification on. For an own authority, give its certificate.",
      'requests.get(url, verify="authority.pem", timeout=5)',
    ),
    go: remedy(
      "go",
      "Leave the check on; where a certificate is your own, trust its authority.",
      "config := &tls.Config{RootCAs: pool}",
    ),
    php: remedy(
      "php",
      "Leave the check on; give the certificate of your own authority where there is one.",
      "curl_setopt($request, CURLOPT_CAINFO, '/etc/ssl/own.pem');",
    ),
    ruby: remedy(
      "ruby",
      "Leave verification on; add a private authority to the store of certificates.",
      "http.verify_mode = OpenSSL::SSL::VERIFY_PEER",
    ),
    csharp: remedy(
      "csharp",
      "Leave the check of certificates to the system; trust a private authority by adding it.",
      "var handler = new HttpClientHandler { CheckCertificateRevocationList = true };",
    ),
  },
  cwe: ["CWE-295"],
  owasp: "A07",
  references: ["https://cwe.mitre.org/data/definitions/295.html"],
  score: 7.4,
  v31: "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:H/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:H/VI:H/VA:N/SC:N/SI:N/SA:N",
  askedFor:
    /insecure|skip_?(\w+_)?(tls_?)?verif|no_?verif|trust_?all|self_?signed|unsafe_?(tls|ssl)|allow_?(invalid|unverified)|(disable|ignore|skip|bypass)_?(tls|ssl|cert)|(verify|validate|check)_?(tls|ssl|cert)/i,
  // https://pkg.go.dev/crypto/tls#Config: "normal certificate verification is disabled" and this one runs.
  replacedBy: /^Verify(Connection|PeerCertificate)$/,
  patch,
};
