import type { SubGrade } from "./observatory.ts";

/** What the TLS sub-grade is made from; versions as `TLSv1.2`. */
export interface TlsGradeFacts {
  readonly protocols: readonly string[];
  /** Of the certificate's key, in RSA bits (an elliptic curve of n bits counts as its RSA equal). */
  readonly keyBits: number;
  /** Strength of the weakest and strongest cipher seen. */
  readonly cipherBits: { readonly weakest: number; readonly strongest: number };
  readonly certificateTrusted: boolean;
  readonly nameMatches: boolean;
  readonly forwardSecrecy: boolean;
  readonly hstsLong: boolean;
}

const protocolScores: Readonly<Record<string, number>> = { TLSv1: 80, "TLSv1.1": 90, "TLSv1.2": 100, "TLSv1.3": 100 };

/**
 * The TLS sub-grade: protocol 30 %, key exchange 30 %, cipher 40 %, zero in any is zero; then caps (old protocols B, no
 * TLS 1.2 C), A- without TLS 1.3 or forward secrecy, A+ with long HSTS, T when the certificate is not trusted, M when it is
 * for another name.
 */
export function tlsGrade(facts: TlsGradeFacts): SubGrade {
  const scores = facts.protocols.map((protocol) => protocolScores[protocol] ?? 0);
  const protocol = scores.length === 0 ? 0 : (Math.max(...scores) + Math.min(...scores)) / 2;
  const key = keyScore(facts.keyBits);
  const cipher = (cipherScore(facts.cipherBits.strongest) + cipherScore(facts.cipherBits.weakest)) / 2;
  const value = protocol === 0 || key === 0 || cipher === 0 ? 0 : Math.round(protocol * 0.3 + key * 0.3 + cipher * 0.4);
  return { value, grade: gradeOf(value, facts) };
}

function gradeOf(value: number, facts: TlsGradeFacts): string {
  if (!facts.nameMatches) return "M";
  if (!facts.certificateTrusted) return "T";
  const letter =
    value >= 80 ? "A" : value >= 65 ? "B" : value >= 50 ? "C" : value >= 35 ? "D" : value >= 20 ? "E" : "F";
  const hasModern = facts.protocols.includes("TLSv1.2") || facts.protocols.includes("TLSv1.3");
  const hasOld = facts.protocols.includes("TLSv1") || facts.protocols.includes("TLSv1.1");
  if (!hasModern) return later(letter, "C");
  if (hasOld) return later(letter, "B");
  if (letter !== "A") return letter;
  if (!facts.protocols.includes("TLSv1.3") || !facts.forwardSecrecy) return "A-";
  return facts.hstsLong ? "A+" : "A";
}

/** The worse of two plain letters. */
function later(left: string, right: string): string {
  return left > right ? left : right;
}

function keyScore(bits: number): number {
  if (bits >= 4096) return 100;
  if (bits >= 2048) return 90;
  if (bits >= 1024) return 80;
  if (bits >= 512) return 40;
  return bits > 0 ? 20 : 0;
}

function cipherScore(bits: number): number {
  if (bits >= 256) return 100;
  if (bits >= 128) return 80;
  return bits > 0 ? 20 : 0;
}
