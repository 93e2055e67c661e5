import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";
import { patch } from "./patch.ts";

export const weakKeySize: Rule = {
  id: "weak-key-size",
  category: "cryptography",
  title: "A key that is too short in {sink}",
  short: "The key is shorter than what can be broken today.",
  description:
    "RSA and DSA below 2,048 bits and elliptic curves below 224 bits are within reach of attackers with means.",
  remediation: {
    go: remedy(
      "go",
      "Use at least 2,048 bits, better 3,072, or Ed25519.",
      "key, err := rsa.GenerateKey(rand.Reader, 3072)",
    ),
    python: remedy(
      "python",
      "Use at least 2,048 bits, better 3,072, or Ed25519.",
      "key = rsa.generate_private_key(public_exponent=65537, key_size=3072)",
    ),
    javascript: remedy(
      "js",
      "Use at least 2,048 bits, better 3,072, or Ed25519.",
      'crypto.generateKeyPairSync("ed25519");',
    ),
    java: remedy("java", "Use at least 2,048 bits, better 3,072, or Ed25519.", "generator.initialize(3072);"),
    ruby: remedy("ruby", "Make keys of at least 3072 bits, or use elliptic curves.", "OpenSSL::PKey::RSA.new(3072)"),
    csharp: remedy("csharp", "Use keys of 3072 bits or more.", "using var key = RSA.Create(3072);"),
  },
  cwe: ["CWE-326"],
  owasp: "A02",
  references: ["https://cwe.mitre.org/data/definitions/326.html"],
  score: 5.9,
  v31: "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:N/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:H/VI:N/VA:N/SC:N/SI:N/SA:N",
  mostConfidence: 8,
  patch,
};
