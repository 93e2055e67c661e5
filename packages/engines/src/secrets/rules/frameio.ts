import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const frameio: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "frameio-token",
    provider: "Frame.io",
    title: "Frame.io developer token",
    opens: "It reads and changes the projects of its owner.",
    revoke: "Delete it under Developer tokens.",
    keywords: ["fio-u-"],
    pattern: token("fio-u-[A-Za-z0-9_=-]{64}", "-"),
    minEntropy: 3.5,
    samples: (draw) => ({
      positives: [`FRAMEIO=fio-u-${draw.base64url(63)}7`],
      negatives: [`fio-u-${draw.base64url(8)}`],
    }),
  },
];
