import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const confluent: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "confluent-secret",
    provider: "Confluent",
    title: "Confluent Cloud secret",
    opens: "It reads and writes the topics its key may.",
    revoke: "Delete the API key under API keys.",
    keywords: ["cflt"],
    pattern: token("cflt[A-Za-z0-9+/]{60}", "-"),
    minEntropy: 3.8,
    samples: (draw) => ({ positives: [`CONFLUENT=cflt${draw.alnum(60)}`], negatives: [`cflt${draw.alnum(8)}`] }),
  },
];
