import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

export const fixedNonce: Rule = {
  id: "fixed-nonce",
  category: "cryptography",
  title: "A nonce that is always the same in {sink}",
  short: "The initialization vector or nonce stands in the code.",
  description:
    "Stream ciphers and GCM lose all secrecy, and GCM its protection against forgery, as soon as two messages are encrypted with the same key and nonce. A nonce written in the code is the same for every message.",
  remediation: {
    java: remedy(
      "java",
      "Draw a new one for each message and send it along with the text.",
      "byte[] nonce = new byte[12];",
      "new SecureRandom().nextBytes(nonce);",
      "cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, nonce));",
    ),
    go: remedy(
      "go",
      "Draw a new nonce for each message and send it along with the text.",
      "nonce := make([]byte, gcm.NonceSize())",
      "if _, err := rand.Read(nonce); err != nil {",
      "\treturn nil, err",
      "}",
      "sealed := gcm.Seal(nonce, nonce, plain, nil)",
    ),
    javascript: remedy(
      "js",
      "Draw a new one for each message and send it along with the text.",
      "const iv = crypto.randomBytes(12);",
      'const cipher = crypto.createCipheriv("aes-256-gcm", key, iv);',
    ),
    php: remedy("php", "Draw a new one for every message and send it along.", "$nonce = random_bytes(12);"),
    ruby: remedy("ruby", "Draw a new one for every message and send it along.", "iv = cipher.random_iv"),
    csharp: remedy(
      "csharp",
      "Draw a new one for every message and send it along.",
      "RandomNumberGenerator.Fill(nonce);",
    ),
  },
  cwe: ["CWE-1204", "CWE-329"],
  owasp: "A02",
  references: ["https://cwe.mitre.org/data/definitions/1204.html"],
  score: 5.9,
  v31: "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:N/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:H/VI:N/VA:N/SC:N/SI:N/SA:N",
  mostConfidence: 8,
};
