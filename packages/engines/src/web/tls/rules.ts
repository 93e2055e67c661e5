import type { Rule } from "../rule.ts";

const common = {
  category: "tls",
  confidence: 10,
  scope: "origin",
  references: ["https://www.rfc-editor.org/rfc/rfc9325"],
} as const;
const renew =
  "Get a certificate from a public authority and renew it by itself, for example with ACME:\n\n```\ncertbot --nginx -d example.com\nsystemctl list-timers certbot.timer   # renewal is scheduled\n```";
const protocols =
  "Offer TLS 1.2 and 1.3 only:\n\n```\nssl_protocols TLSv1.2 TLSv1.3;        # nginx\nSSLProtocol -all +TLSv1.2 +TLSv1.3     # Apache\n```";

export const certificateExpired = {
  ...common,
  id: "certificate-expired",
  severity: "high",
  cwe: ["CWE-298"],
  title: "Certificate has expired",
  short: "The certificate's time is over.",
  description:
    "Browsers warn of the site, other clients refuse it, and users who click warnings away no longer notice an attack.",
  remediation: renew,
} satisfies Rule;

export const certificateNotYetValid = {
  ...common,
  id: "certificate-not-yet-valid",
  severity: "high",
  cwe: ["CWE-298"],
  title: "Certificate is not valid yet",
  short: "The certificate's time begins in the future.",
  description:
    "Clients refuse the certificate until then. Often the clock of the machine that issued it, or of this one, is wrong.",
  remediation: `Check the clocks of both machines (\`timedatectl\`). ${renew}`,
} satisfies Rule;

export const certificateExpiresSoon = {
  ...common,
  id: "certificate-expires-soon",
  severity: "low",
  cwe: ["CWE-298"],
  title: "Certificate expires soon",
  short: "The certificate ends in less than 14 days.",
  description: "Renewal that runs by itself happens earlier than that, so it may have failed.",
  remediation: `Find out why the renewal did not run. ${renew}`,
} satisfies Rule;

export const certificateNameMismatch = {
  ...common,
  id: "certificate-name-mismatch",
  severity: "high",
  cwe: ["CWE-297"],
  title: "Certificate is for another name",
  short: "The host is not among the names of the certificate.",
  description: "Clients cannot tell whether they reached the right server, and refuse or warn.",
  remediation: `Issue a certificate that names every host it is used for as a subject alternative name. ${renew}`,
} satisfies Rule;

export const certificateSelfSigned = {
  ...common,
  id: "certificate-self-signed",
  severity: "high",
  cwe: ["CWE-295"],
  title: "Certificate is self-signed",
  short: "The server's certificate vouches for itself.",
  description:
    "Anyone can make such a certificate, so it does not keep somebody in the middle out. Users learn to click warnings away.",
  remediation: `${renew}\n\nFor internal names use your organisation's own authority and distribute its root.`,
} satisfies Rule;

export const certificateUntrusted = {
  ...common,
  id: "certificate-untrusted",
  severity: "high",
  cwe: ["CWE-295"],
  title: "Certificate chain is not trusted",
  short: "No path leads from the certificate to a trusted root.",
  description:
    "Either an intermediate certificate is missing from what the server sends, or the issuing authority is not one that clients know.",
  remediation: `Send the full chain, the server's certificate first, then each issuer:\n\n\`\`\`\nssl_certificate /etc/ssl/example.com/fullchain.pem;   # nginx\n\`\`\`\n\n${renew}`,
} satisfies Rule;

export const certificateChainOrder = {
  ...common,
  id: "certificate-chain-order",
  severity: "info",
  cwe: ["CWE-295"],
  title: "Certificates are sent in the wrong order",
  short: "A certificate of the chain is not followed by its issuer.",
  description:
    "RFC 5246 wants each certificate followed by the one that issued it. Most clients sort what they get; some old and small ones refuse it.",
  remediation:
    "Put the server's certificate first, then its issuer, and so on, without strangers:\n\n```\ncat server.pem intermediate.pem > fullchain.pem\n```",
} satisfies Rule;

export const certificateWeakKey = {
  ...common,
  id: "certificate-weak-key",
  severity: "medium",
  cwe: ["CWE-326"],
  title: "Certificate has a weak key",
  short: "The key is shorter than 2048 bits RSA or its equal.",
  description:
    "Keys of this length can be broken with means that institutions have. Who breaks it can impersonate the server.",
  remediation:
    "Make a new key and have a certificate issued for it:\n\n```\nopenssl ecparam -name prime256v1 -genkey -noout -out server.key\n```",
} satisfies Rule;

export const certificateWeakSignature = {
  ...common,
  id: "certificate-weak-signature",
  severity: "medium",
  cwe: ["CWE-327"],
  title: "Certificate is signed with a broken hash",
  short: "A certificate of the chain is signed with MD5 or SHA-1.",
  description:
    "Collisions for these hashes can be made, so a second certificate with the same signature is conceivable. Browsers refuse them.",
  remediation: `Have the certificate issued again with SHA-256 or better. ${renew}`,
} satisfies Rule;

export const protocolOld = {
  ...common,
  id: "tls-protocol-old",
  severity: "medium",
  cwe: ["CWE-327"],
  title: "Outdated TLS version is accepted",
  short: "The server completes handshakes with TLS 1.0 or 1.1.",
  description:
    "TLS 1.0 and 1.1 rest on broken hashes and ciphers and are forbidden by RFC 8996. An attacker on the way can try to push clients down to them.",
  remediation: protocols,
} satisfies Rule;

export const protocolModernMissing = {
  ...common,
  id: "tls-1.3-missing",
  severity: "info",
  cwe: ["CWE-327"],
  title: "TLS 1.3 is not offered",
  short: "The server does not complete handshakes with TLS 1.3.",
  description: "TLS 1.3 removes what was weak in older versions, hides more of the handshake and connects faster.",
  remediation: protocols,
} satisfies Rule;

export const cipherWeak = {
  ...common,
  id: "tls-cipher-weak",
  severity: "medium",
  cwe: ["CWE-327"],
  title: "Weak cipher was negotiated",
  short: "A handshake ended with a cipher below 128 bits, or without forward secrecy.",
  description:
    "Without forward secrecy, recorded traffic can be read by whoever gets the server's key later; short ciphers can be attacked directly.",
  remediation:
    "Prefer authenticated ciphers with ephemeral keys:\n\n```\nssl_ciphers ECDHE+AESGCM:ECDHE+CHACHA20;   # nginx\nssl_prefer_server_ciphers on;\n```",
} satisfies Rule;

export const tlsRules: readonly Rule[] = [
  certificateChainOrder,
  certificateExpired,
  certificateExpiresSoon,
  certificateNameMismatch,
  certificateNotYetValid,
  certificateSelfSigned,
  certificateUntrusted,
  certificateWeakKey,
  certificateWeakSignature,
  cipherWeak,
  protocolModernMissing,
  protocolOld,
];

/** Rules after which encryption gives no protection; the score is capped. */
export const invalidatingRules: ReadonlySet<string> = new Set([
  certificateExpired.id,
  certificateNameMismatch.id,
  certificateNotYetValid.id,
  certificateSelfSigned.id,
  certificateUntrusted.id,
]);
