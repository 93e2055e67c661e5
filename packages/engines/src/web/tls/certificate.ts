import { type KeyObject, X509Certificate } from "node:crypto";
import { isIP } from "node:net";

/** What matters of one certificate of a chain. */
export interface CertificateFacts {
  readonly subject: string;
  readonly issuer: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** Subject alternative names as OpenSSL prints them. */
  readonly names: string;
  readonly matchesHost: boolean;
  readonly isSelfSigned: boolean;
  /** `rsa`, `ec`, `ed25519`, … */
  readonly keyType: string;
  /** In RSA bits; an elliptic curve counts as its RSA equal (NIST SP 800-57 part 1, table 2). */
  readonly keyBits: number;
  /** As OpenSSL names it, e.g. `sha256WithRSAEncryption`; empty when unknown. */
  readonly signatureAlgorithm: string;
}

/**
 * Reads one certificate.
 *
 * @param raw DER
 * @param host the name or address that was connected to
 */
export function readCertificate(raw: Buffer, host: string): CertificateFacts {
  const certificate = new X509Certificate(raw);
  const key = publicKeyOf(certificate);
  return {
    subject: oneLine(certificate.subject),
    issuer: oneLine(certificate.issuer),
    notBefore: certificate.validFromDate,
    notAfter: certificate.validToDate,
    names: (certificate.subjectAltName ?? "").slice(0, 1000),
    matchesHost: (isIP(host) === 0 ? certificate.checkHost(host) : certificate.checkIP(host)) !== undefined,
    isSelfSigned: key !== undefined && certificate.checkIssued(certificate) && certificate.verify(key),
    keyType: key?.asymmetricKeyType ?? "unknown",
    keyBits: keyBitsOf(key?.asymmetricKeyType, key?.asymmetricKeyDetails ?? {}),
    signatureAlgorithm: certificate.signatureAlgorithm ?? "",
  };
}

/** OpenSSL cannot read every key; such a one is not judged. */
function publicKeyOf(certificate: X509Certificate): KeyObject | undefined {
  try {
    return certificate.publicKey;
  } catch {
    return undefined;
  }
}

const curveBits: Readonly<Record<string, number>> = {
  prime192v1: 1536,
  secp224r1: 2048,
  prime256v1: 3072,
  secp256k1: 3072,
  secp384r1: 7680,
  secp521r1: 15360,
};

function keyBitsOf(type: string | undefined, details: { modulusLength?: number; namedCurve?: string }): number {
  if (type === "ed25519" || type === "ed448") return 3072;
  return details.modulusLength ?? curveBits[details.namedCurve ?? ""] ?? 2048;
}

function oneLine(name: string | undefined): string {
  return (name ?? "").replaceAll("\n", ", ").slice(0, 300);
}
