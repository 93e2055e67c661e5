/** TLS as the target offers it: certificate, chain, versions. It shakes hands and never sends application data. */
export { type CertificateFacts, readCertificate } from "./certificate.ts";
export { cipherBitsOf, evaluateTls, hasForwardSecrecy, type TlsInventory } from "./evaluate.ts";
export { probeTls } from "./probe.ts";
export { invalidatingRules, tlsRules } from "./rules.ts";
