import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const buildkite: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "buildkite-token",
    provider: "Buildkite",
    title: "Buildkite token",
    opens: "It starts builds and reads their logs and artifacts.",
    revoke: "Revoke it under Personal settings → API access tokens.",
    keywords: ["bkua_"],
    pattern: token("bkua_[0-9a-f]{40}", "-"),
    samples: (draw) => ({ positives: [`BUILDKITE_TOKEN=bkua_${draw.hex(40)}`], negatives: [`bkua_${draw.hex(4)}`] }),
  },
];
