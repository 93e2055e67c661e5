import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const prefect: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "prefect-key",
    provider: "Prefect",
    title: "Prefect API key",
    opens: "It runs and changes the account's workflows.",
    revoke: "Delete it under API keys.",
    keywords: ["pnu_", "pnb_"],
    pattern: token("pn[ub]_[A-Za-z0-9]{36}", "-"),
    minEntropy: 3.5,
    samples: (draw) => ({ positives: [`PREFECT_API_KEY=pnu_${draw.alnum(36)}`], negatives: [`pnu_${draw.alnum(4)}`] }),
  },
];
