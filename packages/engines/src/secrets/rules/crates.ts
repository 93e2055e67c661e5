import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const crates: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "crates-token",
    provider: "crates.io",
    title: "crates.io API token",
    opens: "It publishes and yanks crates of its owner.",
    revoke: "Revoke it under Account settings → API tokens on crates.io.",
    keywords: ["cio"],
    pattern: token("cio[A-Za-z0-9]{32}", "-"),
    minEntropy: 3.8,
    check: (value) => (/\d/.test(value) && /[A-Z]/.test(value) && /[a-z]/.test(value.slice(3)) ? {} : undefined),
    samples: (draw) => ({
      positives: [`CARGO_REGISTRY_TOKEN=cio${draw.alnum(32)}`],
      negatives: [`cio${draw.alnum(10)}`],
    }),
  },
];
