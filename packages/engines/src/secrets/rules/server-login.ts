import type { SecretRule } from "../rule.ts";
import { isStock } from "../values/placeholder.ts";

export const serverLogin: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "server-login-line",
    provider: "generic",
    title: "Password in a server's list of users",
    opens: "It logs in to the server that reads this file; a hash can be guessed offline.",
    revoke: "Change the password at that server, and keep the list of users out of the repository.",
    cwe: ["CWE-256"],
    score: 7,
    keywords: [
      "stats auth ",
      "userpassword:",
      "insecure-password ",
      "password $",
      " on >",
      ":$apr1$",
      ":$2y$",
      ":$2a$",
      ":$2b$",
    ],
    pattern:
      /^[ \t]*(?:stats auth [\w.@-]{1,60}:(?<secret>[^\s:$"']{4,100})|user \S{1,60} (?:insecure-)?password (?<secret>\$[156y]\$[^\s"']{20,160})|userPassword:\s+(?<secret>\{(?:SSHA|SHA|SMD5|MD5|CRYPT|SSHA256|SSHA512)\}[A-Za-z0-9+/=$.]{16,160})|user \S{1,60} (?:on|off) (?:\S+ ){0,4}?>(?<secret>[^\s>]{4,120})(?= )|[^#\n]{0,120}?["'[,= ][\w.@-]{1,60}:(?<secret>\$(?:apr1|2[aby])\$[./A-Za-z0-9$]{20,60})(?=["',\]\s]))/gm,
    check: (value) => (isStock(value) ? undefined : {}),
    samples: (draw) => ({
      path: "server.cfg",
      positives: [
        `    stats auth admin:${draw.alnum(11)}7`,
        `  user joe password $6$${draw.alnum(8)}$${draw.alnum(86)}`,
        `userPassword: {SSHA}${draw.alnum(32)}`,
        `  - "admin:$apr1$${draw.alnum(8)}$${draw.alnum(22)}"`,
        `user worker on >${draw.alnum(13)}7 ~* +@all`,
      ],
      negatives: ["stats auth admin:password", "user joe password $PASSWORD", "user worker on nopass ~* +@all"],
    }),
  },
];
