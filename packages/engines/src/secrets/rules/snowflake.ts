import type { SecretRule } from "../rule.ts";

export const snowflake: readonly SecretRule[] = [
  {
    kind: "named",
    id: "snowflake-password",
    provider: "Snowflake",
    title: "Snowflake password",
    opens: "It queries and changes data as its user.",
    revoke: "Change it with ALTER USER … SET PASSWORD.",
    name: /snowflake.*(?:pass|pwd|token)|^snowsql_(?:pwd|pass)/,
    value: /^[^\s]{8,400}$/,
    minEntropy: 2.5,
    check: (value) => (/\d/.test(value) && !/[(){}$<>]/.test(value) ? {} : undefined),
    samples: (draw) => ({
      positives: [`SNOWFLAKE_PASSWORD=${draw.alnum(8)}!7`, `SNOWSQL_PWD=${draw.alnum(14)}7`],
      negatives: [
        "SNOWFLAKE_PASSWORD=${SNOWFLAKE_PW}",
        "SNOWFLAKE_ACCOUNT=ab12345",
        "snowflake_password = your_password",
      ],
    }),
  },
];
