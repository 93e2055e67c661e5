import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const atlassian: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "atlassian-token",
    provider: "Atlassian",
    title: "Atlassian API token",
    opens: "It acts as its owner in Jira, Confluence or Bitbucket.",
    revoke: "Revoke it under Account → Security → API tokens.",
    keywords: ["atatt3xf", "atctt3xf", "atbb"],
    pattern: token("AT[AC]TT3xF[A-Za-z0-9_=-]{180,220}|ATBB[A-Za-z0-9]{24}[0-9A-F]{8}", "=-"),
    minEntropy: 3.5,
    samples: (draw) => ({
      positives: [`ATATT3xF${draw.base64url(186)}`, `BITBUCKET_PW=ATBB${draw.alnum(24)}${draw.hex(8).toUpperCase()}`],
      negatives: [`ATATT3xF${draw.alnum(10)}`],
    }),
  },
];
