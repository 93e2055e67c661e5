import type { SecretRule } from "../rule.ts";

export const segment: readonly SecretRule[] = [
  {
    kind: "named",
    id: "segment-write-key",
    provider: "Segment",
    title: "Segment write key",
    opens: "It sends events into the workspace's data.",
    revoke: "Regenerate it in the source's settings.",
    score: 4,
    name: /segment.*(?:write|key|token)/,
    value: /^(?:[A-Za-z0-9]{32}|sgp_[A-Za-z0-9]{64})$/,
    minEntropy: 3.5,
    samples: (draw) => ({ positives: [`SEGMENT_WRITE_KEY=${draw.alnum(32)}`], negatives: ["SEGMENT_NAME=users"] }),
  },
];
