import type { SecretRule } from "../rule.ts";

export const intercom: readonly SecretRule[] = [
  {
    kind: "named",
    id: "intercom-token",
    provider: "Intercom",
    title: "Intercom access token",
    opens: "It reads and changes conversations and customers.",
    revoke: "Regenerate it in the developer hub.",
    name: /intercom.*(?:token|key|secret)/,
    value: /^[A-Za-z0-9+/=_-]{40,60}$/,
    minEntropy: 3.5,
    samples: (draw) => ({
      positives: [`INTERCOM_ACCESS_TOKEN=${draw.alnum(58)}=`],
      negatives: ["INTERCOM_APP_ID=ab12cd34"],
    }),
  },
];
