import type { Hit, Rule } from "../rule.ts";
import type { CertificateFacts } from "./certificate.ts";
import {
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
} from "./rules.ts";

export const tlsVersions = ["TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3"] as const;
export type TlsVersion = (typeof tlsVersions)[number];

/** What the handshakes with one host and port showed. */
export interface TlsInventory {
  readonly host: string;
  readonly port: number;
  /** As sent, the server's own first. */
  readonly chain: readonly CertificateFacts[];
  /** OpenSSL's code when the chain or name was not accepted. */
  readonly authorizationError: string | undefined;
  /** `unknown` when the handshake neither completed nor was refused. */
  readonly versions: Readonly<Record<TlsVersion, "accepted" | "refused" | "unknown">>;
  /** Ciphers negotiated, OpenSSL names. */
  readonly ciphers: readonly string[];
}

const soonMs = 14 * 24 * 60 * 60 * 1000;

/** What is wrong with a certificate, its chain, the versions and the ciphers; sends nothing. */
export function evaluateTls(inventory: TlsInventory, url: string, now: Date): readonly Hit[] {
  const hit = (rule: Rule, detail: string, observed: string, expected: string): Hit => ({
    rule,
    url,
    anchor: `tls:${detail}`,
    observed,
    expected,
  });
  const [leaf] = inventory.chain;
  return [...(leaf === undefined ? [] : certificateHits(inventory, leaf, now, hit)), ...protocolHits(inventory, hit)];
}

type MakeHit = (rule: Rule, detail: string, observed: string, expected: string) => Hit;

function certificateHits(
  { chain, host, authorizationError }: TlsInventory,
  leaf: CertificateFacts,
  now: Date,
  hit: MakeHit,
): readonly Hit[] {
  const hits: Hit[] = [];
  const left = leaf.notAfter.getTime() - now.getTime();
  if (left < 0)
    hits.push(
      hit(certificateExpired, "certificate", `valid until ${leaf.notAfter.toISOString()}`, "a valid certificate"),
    );
  else if (left < soonMs)
    hits.push(
      hit(
        certificateExpiresSoon,
        "certificate",
        `valid until ${leaf.notAfter.toISOString()}`,
        "renewal at least 14 days before the end",
      ),
    );
  if (leaf.notBefore > now)
    hits.push(
      hit(certificateNotYetValid, "certificate", `valid from ${leaf.notBefore.toISOString()}`, "a valid certificate"),
    );
  if (!leaf.matchesHost)
    hits.push(
      hit(certificateNameMismatch, "certificate", `names: ${leaf.names === "" ? leaf.subject : leaf.names}`, host),
    );
  if (leaf.isSelfSigned)
    hits.push(
      hit(certificateSelfSigned, "certificate", `issued by itself: ${leaf.subject}`, "an issuer that clients trust"),
    );
  else if (isUntrusted(authorizationError))
    hits.push(
      hit(certificateUntrusted, "chain", `${authorizationError}; issuer: ${leaf.issuer}`, "a chain to a trusted root"),
    );
  const stray = misplaced(chain);
  if (stray !== undefined) {
    hits.push(
      hit(
        certificateChainOrder,
        "chain-order",
        `sent: ${chain.map((each) => each.subject).join(" → ")}`,
        `the issuer after ${stray.subject}`,
      ),
    );
  }
  if (leaf.keyBits < 2048)
    hits.push(
      hit(
        certificateWeakKey,
        "certificate",
        `${leaf.keyType}, ${leaf.keyBits} bits`,
        "RSA of 2048 bits, or an elliptic curve of 256",
      ),
    );
  const weak = chain.find(
    (certificate) => !certificate.isSelfSigned && /md5|sha1|md2/i.test(certificate.signatureAlgorithm),
  );
  const weakest = weak ?? (/md5|sha1|md2/i.test(leaf.signatureAlgorithm) ? leaf : undefined);
  if (weakest !== undefined)
    hits.push(
      hit(
        certificateWeakSignature,
        "certificate",
        `${weakest.signatureAlgorithm}: ${weakest.subject}`,
        "SHA-256 or better",
      ),
    );
  return hits;
}

/** The first certificate that its successor did not issue; a self-signed one may only come last. */
function misplaced(chain: readonly CertificateFacts[]): CertificateFacts | undefined {
  return chain.find((certificate, index) => {
    const next = chain[index + 1];
    return next !== undefined && (certificate.isSelfSigned || certificate.issuer !== next.subject);
  });
}

/** Codes that say nothing of the issuer: time and name are judged from the certificate itself. */
const judgedOtherwise = new Set(["CERT_HAS_EXPIRED", "CERT_NOT_YET_VALID", "ERR_TLS_CERT_ALTNAME_INVALID"]);

function isUntrusted(authorizationError: string | undefined): boolean {
  return authorizationError !== undefined && !judgedOtherwise.has(authorizationError);
}

function protocolHits({ versions, ciphers }: TlsInventory, hit: MakeHit): readonly Hit[] {
  const hits: Hit[] = [];
  const old = (["TLSv1", "TLSv1.1"] as const).filter((version) => versions[version] === "accepted");
  if (old.length > 0) hits.push(hit(protocolOld, "protocol", `accepted: ${old.join(", ")}`, "TLS 1.2 and 1.3 only"));
  if (versions["TLSv1.3"] === "refused")
    hits.push(hit(protocolModernMissing, "protocol", "TLS 1.3 refused", "TLS 1.3"));
  const weak = ciphers.filter((cipher) => cipherBitsOf(cipher) < 128 || !hasForwardSecrecy(cipher));
  if (weak.length > 0) hits.push(hit(cipherWeak, "cipher", weak.join(", "), "ECDHE with AES-GCM or ChaCha20"));
  return hits;
}

/** Strength of a cipher by its OpenSSL name. */
export function cipherBitsOf(name: string): number {
  if (/NULL|^AE?C?DH-/.test(name)) return 0;
  if (name.startsWith("EXP-")) return 40;
  if (/DES-CBC3|3DES/.test(name)) return 112;
  if (/RC4|DES/.test(name)) return 56;
  return /256|CHACHA20/.test(name) ? 256 : 128;
}

/** True when the key exchange is ephemeral, as in every TLS 1.3 suite. */
export function hasForwardSecrecy(name: string): boolean {
  return /^(?:TLS_|ECDHE-|DHE-)/.test(name);
}
