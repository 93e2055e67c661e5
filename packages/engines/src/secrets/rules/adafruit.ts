import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const adafruit: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "adafruit-io-key",
    provider: "Adafruit",
    title: "Adafruit IO key",
    opens: "It reads and writes the feeds of its owner.",
    revoke: "Regenerate it under My Key.",
    keywords: ["aio_"],
    pattern: token("aio_[A-Za-z0-9]{28}", "-"),
    minEntropy: 3.3,
    samples: (draw) => ({ positives: [`ADAFRUIT=aio_${draw.alnum(28)}`], negatives: [`aio_${draw.alnum(8)}`] }),
  },
];
