import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

export const weakCipher: Rule = {
  id: "weak-cipher",
  category: "cryptography",
  title: "Weak cipher or mode in {sink}",
  short: "DES, RC4 and ECB do not keep data secret.",
  description: "The cipher or its mode is broken: parts of the content can be found without the key.",
  remediation: {
    javascript: remedy(
      "js",
      "Use AES-256-GCM with a fresh nonce for each message.",
      'crypto.createCipheriv("aes-256-gcm", key, crypto.randomBytes(12));',
    ),
    python: remedy(
      "python",
      "Use AES-GCM with a fresh nonce for each message.",
      "AESGCM(key).encrypt(os.urandom(12), data, None)",
    ),
    java: remedy(
      "java",
      "Use AES in GCM mode with a fresh nonce for each message.",
      'Cipher.getInstance("AES/GCM/NoPadding");',
    ),
    go: remedy(
      "go",
      "Encrypt with AES in GCM, and speak TLS 1.2 or newer.",
      "block, err := aes.NewCipher(key)",
      "aead, err := cipher.NewGCM(block)",
      "",
      "config := &tls.Config{MinVersion: tls.VersionTLS12}",
    ),
    php: remedy("php", "Use AES-256-GCM, or libsodium.", "$sealed = sodium_crypto_secretbox($text, $nonce, $key);"),
    ruby: remedy("ruby", "Use AES-256-GCM.", 'cipher = OpenSSL::Cipher.new("aes-256-gcm").encrypt'),
    csharp: remedy(
      "csharp",
      "Use AES with a mode that also proves the text to be genuine.",
      "using var cipher = new AesGcm(key, AesGcm.TagByteSizes.MaxSize);",
    ),
  },
  cwe: ["CWE-327"],
  owasp: "A02",
  references: ["https://cheatsheetseries.owasp.org/cheatsheets/Cryptographic_Storage_Cheat_Sheet.html"],
  score: 5.9,
  v31: "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:N/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:H/VI:N/VA:N/SC:N/SI:N/SA:N",
};
