import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

export const hardcodedSigningKey: Rule = {
  id: "hardcoded-signing-key",
  category: "authentication",
  title: "A signing key stands in the source ({sink})",
  short: "The key that signs tokens or sessions is a literal.",
  description: "Whoever can read the source, or a copy of it, can sign tokens and sessions for any person.",
  remediation: {
    java: remedy(
      "java",
      "Read the key from the environment or a store of secrets.",
      'Algorithm.HMAC256(System.getenv("TOKEN_KEY"));',
    ),
    javascript: remedy(
      "js",
      "Read the key from the environment or a secret store.",
      "jwt.sign(claims, process.env.TOKEN_KEY);",
    ),
    python: remedy(
      "python",
      "Read the key from the environment or a secret store.",
      'jwt.encode(claims, os.environ["TOKEN_KEY"], algorithm="HS256")',
    ),
    go: remedy(
      "go",
      "Read the key when the program starts, from the environment or a store of secrets.",
      'key := []byte(os.Getenv("SIGNING_KEY"))',
      "token.SignedString(key)",
    ),
    php: remedy("php", "Read the key from the environment or a store of secrets.", "$key = getenv('SIGNING_KEY');"),
    ruby: remedy(
      "ruby",
      "Read the key from the environment or from encrypted credentials.",
      'config.secret_key_base = ENV.fetch("SECRET_KEY_BASE")',
    ),
    csharp: remedy(
      "csharp",
      "Read the key from the configuration, which takes it from the environment or a store of secrets.",
      'var key = new SymmetricSecurityKey(Convert.FromBase64String(configuration["Tokens:Key"]!));',
    ),
  },
  cwe: ["CWE-798"],
  owasp: "A07",
  references: ["https://cwe.mitre.org/data/definitions/798.html"],
  score: 7.4,
  v31: "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:H/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:H/VI:H/VA:N/SC:N/SI:N/SA:N",
  mostConfidence: 8,
};
