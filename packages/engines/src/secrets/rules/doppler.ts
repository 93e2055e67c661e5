import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const doppler: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "doppler-token",
    provider: "Doppler",
    title: "Doppler token",
    opens: "It reads the secrets of a project, or acts as its owner.",
    revoke: "Revoke it in the Doppler dashboard.",
    keywords: ["dp.pt.", "dp.st.", "dp.sa.", "dp.ct.", "dp.scim.", "dp.audit."],
    pattern: token("dp\\.(?:pt|st|sa|ct|scim|audit)\\.(?:[a-z0-9_-]{2,35}\\.)?[A-Za-z0-9]{40,44}", "-"),
    samples: (draw) => ({
      positives: [`DOPPLER_TOKEN=dp.st.prd.${draw.alnum(43)}`, `dp.pt.${draw.alnum(43)}`],
      negatives: [`dp.pt.${draw.alnum(4)}`],
    }),
  },
];
