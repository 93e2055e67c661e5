import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

export const hardcodedCredential: Rule = {
  id: "hardcoded-credential",
  category: "secrets",
  title: "A credential stands in the code ({sink})",
  short: "Whoever can read the code can use the credential.",
  description:
    "A password, key or token is written in the source. It reaches everybody with access to the repository and every copy of it, and cannot be changed without a release.",
  remediation: {
    php: remedy(
      "php",
      "Read it from the environment or a store of secrets, and change the one that was written down.",
      '$password = getenv("DATABASE_PASSWORD");',
    ),
    go: remedy(
      "go",
      "Read it from the environment or a store of secrets, and change the one that was written down.",
      'password := os.Getenv("DATABASE_PASSWORD")',
    ),
    python: remedy(
      "python",
      "Read it from the environment or a store of secrets, and change the one that was written down.",
      'password = os.environ["DATABASE_PASSWORD"]',
    ),
    javascript: remedy(
      "js",
      "Read it from the environment or a store of secrets, and change the one that was written down.",
      "const password = process.env.DATABASE_PASSWORD;",
    ),
    java: remedy(
      "java",
      "Read it from the environment or a store of secrets, and change the one that was written down.",
      'String password = System.getenv("DATABASE_PASSWORD");',
    ),
    csharp: remedy(
      "csharp",
      "Read it from the configuration, which takes it from the environment or a store of secrets.",
      'using var connection = new SqlConnection(configuration.GetConnectionString("Orders"));',
    ),
  },
  cwe: ["CWE-798"],
  owasp: "A07",
  references: ["https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html"],
  score: 4.8,
  v31: "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:L/I:L/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:L/VI:L/VA:N/SC:N/SI:N/SA:N",
  mostConfidence: 5,
};
