import type { SecretRule } from "../rule.ts";
import { isWords } from "../values/forms.ts";
import { isStock } from "../values/placeholder.ts";

export const sql: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "sql-user-password",
    provider: "generic",
    title: "Password of a database user in SQL",
    opens: "It logs in to the database with that user's rights.",
    revoke: "Change the user's password with ALTER USER, and give scripts the new one as a parameter.",
    cwe: ["CWE-798"],
    score: 7,
    keywords: ["identified ", "password '", "with password", "password for", "password('"],
    pattern:
      /\b(?:IDENTIFIED\s+(?:WITH\s+\w+\s+)?BY(?:\s+PASSWORD)?|(?:ROLE|USER|LOGIN)\b[^;\n]{1,120}?\bPASSWORD\s*=?|SET\s+PASSWORD\s+(?:FOR\s+\S{1,80}\s*)?=)\s+(?:PASSWORD\(\s*)?(?:N?'(?<secret>[^'\n]{4,120})'|"(?<secret>[^"\n]{4,120})")/gi,
    minEntropy: 1.5,
    check: (value) =>
      isStock(value) || /^[:@?%$]/.test(value) || (isWords(value) && !/\d/.test(value)) ? undefined : {},
    samples: (draw) => ({
      path: "db/setup.sql",
      positives: [
        `CREATE USER 'app'@'%' IDENTIFIED BY '${draw.alnum(10)}7';`,
        `CREATE USER app IDENTIFIED BY "${draw.alnum(10)}7";`,
        `SET PASSWORD FOR 'app'@'localhost' = PASSWORD('${draw.alnum(10)}7');`,
        `ALTER ROLE app WITH LOGIN PASSWORD '${draw.alnum(12)}7';`,
      ],
      negatives: ["CREATE USER app IDENTIFIED BY 'password';", "CREATE USER app PASSWORD '${APP_PASSWORD}';"],
    }),
  },
];
