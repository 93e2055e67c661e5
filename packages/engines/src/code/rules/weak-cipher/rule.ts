import type { Rule } from "../contract.ts";

export const weakCipher: Rule = {
  id: "weak-cipher",
  category: "cryptography",
  title: "Weak cipher or mode in {sink}",
  short: "DES, RC4 and ECB do not keep data secret.",
  description: "The cipher or its mode is broken: parts of the content can be found without the key.",
  remediation: {
    javascript: [
      "Use AES-256-GCM with a fresh nonce for each message.",
      "",
      "```js",
      'crypto.createCipheriv("aes-256-gcm", key, crypto.randomBytes(12));',
      "```",
    ].join("\n"),
    python: [
      "Use AES-GCM with a fresh nonce for each message.",
      "",
      "```python",
      "AESGCM(key).encrypt(os.urandom(12), data, None)",
      "```",
    ].join("\n"),
    java: [
      "Use AES in GCM mode with a fresh nonce for each message.",
      "",
      "```java",
      'Cipher.getInstance("AES/GCM/NoPadding");',
      "```",
    ].join("\n"),
    go: [
      "Encrypt with AES in GCM, and speak TLS 1.2 or newer.",
      "",
      "```go",
      "block, err := aes.NewCipher(key)",
      "aead, err := cipher.NewGCM(block)",
      "",
      "config := &tls.Config{MinVersion: tls.VersionTLS12}",
      "```",
    ].join("\n"),
  },
  cwe: ["CWE-327"],
  references: ["https://cheatsheetseries.owasp.org/cheatsheets/Cryptographic_Storage_Cheat_Sheet.html"],
  score: 5.9,
  v31: "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:N/A:N",
};
