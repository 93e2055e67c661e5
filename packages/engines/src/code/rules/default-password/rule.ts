import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

export const defaultPassword: Rule = {
  id: "default-password",
  category: "secrets",
  title: "A word stands where a credential belongs ({sink})",
  short: "A plain word is given to a name of a credential.",
  description: "It may be a default that nobody changes, or only a label. A place to review.",
  remediation: {
    go: remedy(
      "go",
      "Ask for it when it is missing, and have no default.",
      'password, isSet := os.LookupEnv("DATABASE_PASSWORD")',
    ),
    python: remedy(
      "python",
      "Ask for it when it is missing, and have no default.",
      'password = os.environ["DATABASE_PASSWORD"]',
    ),
    javascript: remedy(
      "js",
      "Ask for it when it is missing, and have no default.",
      "const { DATABASE_PASSWORD: password } = process.env;",
    ),
    java: remedy(
      "java",
      "Ask for it when it is missing, and have no default.",
      'String password = Objects.requireNonNull(System.getenv("DATABASE_PASSWORD"));',
    ),
    php: remedy(
      "php",
      "Read it from the environment or a store of secrets.",
      "$password = getenv('DATABASE_PASSWORD');",
    ),
  },
  cwe: ["CWE-798"],
  owasp: "A07",
  references: ["https://cwe.mitre.org/data/definitions/798.html"],
  score: 0,
  v31: "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:N/I:N/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:N/VI:N/VA:N/SC:N/SI:N/SA:N",
  yieldsTo: ["hardcoded-credential"],
  mostConfidence: 3,
};
