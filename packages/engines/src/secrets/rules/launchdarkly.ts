import type { SecretRule } from "../rule.ts";

export const launchdarkly: readonly SecretRule[] = [
  {
    kind: "named",
    id: "launchdarkly-key",
    provider: "LaunchDarkly",
    title: "LaunchDarkly key",
    opens: "It reads or changes the feature flags of an environment.",
    revoke: "Reset it in the environment's settings.",
    name: /launch_?darkly|^ld_|sdk_key|api_key|key$|token$/,
    value: /^(?:sdk|api|mob)-[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/,
    minEntropy: 3,
    samples: (draw) => ({
      positives: [`LAUNCHDARKLY_SDK_KEY=sdk-${draw.uuid()}`],
      negatives: [`LD_CLIENT_ID=${draw.hex(24)}`],
    }),
  },
];
