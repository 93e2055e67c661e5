import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const vercel: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "vercel-token",
    provider: "Vercel",
    title: "Vercel access token",
    opens: "It deploys and reads projects and their environment variables.",
    revoke: "Delete it under Account settings → Tokens.",
    keywords: ["vcp_", "vci_", "vca_", "vercel_blob_rw_"],
    pattern: token("vc[pia]_[A-Za-z0-9]{56,60}|vercel_blob_rw_[A-Za-z0-9]{16,20}_[A-Za-z0-9]{28,34}", "-"),
    minEntropy: 3.3,
    samples: (draw) => ({
      positives: [`VERCEL_TOKEN=vcp_${draw.alnum(56)}`, `vercel_blob_rw_${draw.alnum(16)}_${draw.alnum(30)}`],
      negatives: [`vcp_${draw.alnum(5)}`],
    }),
  },
  {
    kind: "named",
    id: "vercel-legacy-token",
    provider: "Vercel",
    title: "Vercel access token",
    opens: "It deploys and reads projects and their environment variables.",
    revoke: "Delete it under Account settings → Tokens.",
    name: /vercel.*token/,
    value: /^[A-Za-z0-9]{24}$/,
    minEntropy: 3,
    samples: (draw) => ({
      positives: [`VERCEL_TOKEN=${draw.alnum(24)}`],
      negatives: [`VERCEL_ORG_ID=team_${draw.alnum(24)}`],
    }),
  },
];
