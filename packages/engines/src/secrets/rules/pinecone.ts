import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const pinecone: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "pinecone-key",
    provider: "Pinecone",
    title: "Pinecone API key",
    opens: "It reads and deletes the project's vector indexes.",
    revoke: "Delete it under API keys.",
    keywords: ["pcsk_"],
    pattern: token("pcsk_[A-Za-z0-9]{4,8}_[A-Za-z0-9]{50,80}", "-"),
    minEntropy: 3.8,
    samples: (draw) => ({
      positives: [`PINECONE=pcsk_${draw.alnum(6)}_${draw.alnum(63)}`],
      negatives: [`pcsk_${draw.alnum(6)}`],
    }),
  },
];
