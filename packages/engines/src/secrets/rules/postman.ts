import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const postman: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "postman-key",
    provider: "Postman",
    title: "Postman API key",
    opens: "It reads and changes collections and environments, with the secrets kept in them.",
    revoke: "Revoke it under Settings → API keys.",
    keywords: ["pmak-"],
    pattern: token("PMAK-[0-9a-f]{24}-[0-9a-f]{34}", "-"),
    samples: (draw) => ({
      positives: [`POSTMAN_KEY=PMAK-${draw.hex(24)}-${draw.hex(34)}`],
      negatives: [`PMAK-${draw.hex(10)}`],
    }),
  },
];
