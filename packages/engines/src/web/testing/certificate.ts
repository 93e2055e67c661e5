import { webcrypto } from "node:crypto";
import * as x509 from "@peculiar/x509";

export interface TestCertificate {
  readonly cert: string;
  readonly key: string;
}

/** Makes a self-signed certificate at run time, so that no key lies in the repository. */
export async function makeCertificate(options: {
  readonly names: readonly { readonly type: "dns" | "ip"; readonly value: string }[];
  readonly notBefore?: Date;
  readonly notAfter?: Date;
  readonly rsaBits?: number;
  readonly hash?: "SHA-1" | "SHA-256";
}): Promise<TestCertificate> {
  const hash = options.hash ?? "SHA-256";
  const algorithm = {
    name: "RSASSA-PKCS1-v1_5",
    hash,
    publicExponent: new Uint8Array([1, 0, 1]),
    modulusLength: options.rsaBits ?? 2048,
  };
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: "01",
    name: "CN=test.example.com",
    notBefore: options.notBefore ?? new Date(Date.now() - 86_400_000),
    notAfter: options.notAfter ?? new Date(Date.now() + 90 * 86_400_000),
    signingAlgorithm: algorithm,
    keys,
    extensions: [new x509.SubjectAlternativeNameExtension([...options.names])],
  });
  const pkcs8 = Buffer.from(await webcrypto.subtle.exportKey("pkcs8", keys.privateKey));
  return { cert: certificate.toString("pem"), key: x509.PemConverter.encode(pkcs8, "PRIVATE KEY") };
}
