import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const adobe: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "adobe-secret",
    provider: "Adobe",
    title: "Adobe client secret",
    opens: "It calls Adobe's APIs in the organisation's name.",
    revoke: "Rotate it in the Adobe developer console.",
    keywords: ["p8e-"],
    pattern: token("p8e-[A-Za-z0-9_-]{32}", "-"),
    minEntropy: 3.3,
    samples: (draw) => ({ positives: [`ADOBE_SECRET=p8e-${draw.base64url(32)}`], negatives: [`p8e-${draw.alnum(4)}`] }),
  },
];
