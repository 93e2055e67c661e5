import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const heroku: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "heroku-token",
    provider: "Heroku",
    title: "Heroku API token",
    opens: "It deploys, reads the configuration of, and deletes the account's applications.",
    revoke: "Regenerate it under Account settings, or run `heroku authorizations:revoke`.",
    keywords: ["hrku-"],
    pattern: token("HRKU-(?:AA[A-Za-z0-9_-]{58}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})", "-"),
    samples: (draw) => ({
      positives: [`HEROKU_API_KEY=HRKU-AA${draw.base64url(58)}`],
      negatives: [`HRKU-${draw.alnum(5)}`],
    }),
  },
  {
    kind: "named",
    id: "heroku-api-key",
    provider: "Heroku",
    title: "Heroku API key",
    opens: "It deploys, reads the configuration of, and deletes the account's applications.",
    revoke: "Regenerate it under Account settings.",
    name: /heroku.*(?:key|token|secret|auth)/,
    value: /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/,
    minEntropy: 2.8,
    samples: (draw) => ({
      positives: [`HEROKU_API_KEY=${draw.uuid()}`],
      negatives: [`HEROKU_APP_ID=${draw.uuid()}`, "HEROKU_API_KEY=00000000-0000-0000-0000-000000000000"],
    }),
  },
];
