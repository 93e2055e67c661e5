import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const nuget: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "nuget-key",
    provider: "NuGet",
    title: "NuGet API key",
    opens: "It publishes packages of its owner.",
    revoke: "Delete it under API Keys on nuget.org.",
    keywords: ["oy2"],
    pattern: token("oy2[a-z0-9]{43}", "-"),
    minEntropy: 3.5,
    samples: (draw) => ({
      positives: [`dotnet nuget push --api-key oy2${draw.lower(43)}`],
      negatives: [`oy2${draw.lower(20)}`],
    }),
  },
];
