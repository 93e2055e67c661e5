import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const typeform: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "typeform-token",
    provider: "Typeform",
    title: "Typeform personal access token",
    opens: "It reads forms and their answers.",
    revoke: "Delete it under Account → Personal tokens.",
    keywords: ["tfp_"],
    pattern: token("tfp_[A-Za-z0-9_.=-]{40,60}", "=-"),
    minEntropy: 3.5,
    samples: (draw) => ({ positives: [`TYPEFORM=tfp_${draw.base64url(44)}`], negatives: [`tfp_${draw.alnum(4)}`] }),
  },
];
