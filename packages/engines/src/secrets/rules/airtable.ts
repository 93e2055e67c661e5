import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const airtable: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "airtable-token",
    provider: "Airtable",
    title: "Airtable personal access token",
    opens: "It reads and changes the bases its scopes name.",
    revoke: "Delete it in the developer hub.",
    keywords: ["pat"],
    pattern: token("pat[A-Za-z0-9]{14}\\.[0-9a-f]{64}", "-"),
    samples: (draw) => ({
      positives: [`AIRTABLE_TOKEN=pat${draw.alnum(14)}.${draw.hex(64)}`],
      negatives: [`pat${draw.alnum(14)}`],
    }),
  },
];
