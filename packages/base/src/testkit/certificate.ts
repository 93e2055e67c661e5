import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { isIP } from "node:net";

export interface TestCertificate {
  readonly cert: string;
  readonly key: string;
  readonly privateKey: KeyObject;
  readonly subject: string;
}

export interface CertificateWishes {
  /** Host names and IPv4 addresses. */
  readonly names: readonly string[];
  readonly subject?: string;
  readonly notBefore?: Date;
  readonly notAfter?: Date;
  readonly rsaBits?: number;
  readonly hash?: "sha1" | "sha256";
  /** Default: itself. */
  readonly issuer?: TestCertificate;
}

const algorithms = { sha1: "2a864886f70d010105", sha256: "2a864886f70d01010b" } as const;

/** Makes an X.509 version 3 certificate at run time (RFC 5280 §4.1), so that no key lies in the repository. */
export function makeCertificate(wishes: CertificateWishes): TestCertificate {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: wishes.rsaBits ?? 2048 });
  const hash = wishes.hash ?? "sha256";
  const subject = wishes.subject ?? "test.example.com";
  const algorithm = sequence(der(0x06, Buffer.from(algorithms[hash], "hex")), der(0x05));
  const names = wishes.names.map((name) =>
    isIP(name) === 4 ? der(0x87, Buffer.from(name.split(".").map(Number))) : der(0x82, Buffer.from(name)),
  );
  const alternativeNames = sequence(der(0x06, Buffer.from("551d11", "hex")), der(0x04, sequence(...names)));
  const day = 86_400_000;
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    algorithm,
    commonName(wishes.issuer?.subject ?? subject),
    sequence(
      time(wishes.notBefore ?? new Date(Date.now() - day)),
      time(wishes.notAfter ?? new Date(Date.now() + 90 * day)),
    ),
    commonName(subject),
    publicKey.export({ type: "spki", format: "der" }),
    der(0xa3, sequence(alternativeNames)),
  );
  const signature = sign(hash, body, wishes.issuer?.privateKey ?? privateKey);
  const certificate = sequence(body, algorithm, der(0x03, Buffer.concat([Buffer.from([0]), signature])));
  const lines = certificate.toString("base64").match(/.{1,64}/g) ?? [];
  return {
    cert: ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n"),
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    privateKey,
    subject,
  };
}

function der(tag: number, content: Buffer = Buffer.alloc(0)): Buffer {
  const length = content.length;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return der(0x30, Buffer.concat(parts));
}

function commonName(name: string): Buffer {
  return sequence(der(0x31, sequence(der(0x06, Buffer.from("550403", "hex")), der(0x0c, Buffer.from(name)))));
}

/** GeneralizedTime. */
function time(date: Date): Buffer {
  return der(0x18, Buffer.from(date.toISOString().replace(/[-:T]|\.\d+/g, "")));
}
