import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const pulumi: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "pulumi-token",
    provider: "Pulumi",
    title: "Pulumi access token",
    opens: "It changes the infrastructure of its owner's stacks and reads their state.",
    revoke: "Delete it under Access Tokens.",
    keywords: ["pul-"],
    pattern: token("pul-[0-9a-f]{40}", "-"),
    samples: (draw) => ({ positives: [`PULUMI_ACCESS_TOKEN=pul-${draw.hex(40)}`], negatives: [`pul-${draw.hex(4)}`] }),
  },
];
