import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const planetscale: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "planetscale-credential",
    provider: "PlanetScale",
    title: "PlanetScale password or token",
    opens: "It reads and writes the database, or manages it.",
    revoke: "Delete it under Settings → Passwords or Service tokens.",
    keywords: ["pscale_"],
    pattern: token("pscale_(?:pw|tkn|oauth)_[A-Za-z0-9_.-]{32,64}", ".-"),
    samples: (draw) => ({
      positives: [`DATABASE_PASSWORD=pscale_pw_${draw.base64url(43)}`, `pscale_tkn_${draw.base64url(43)}`],
      negatives: [`pscale_pw_${draw.alnum(4)}`],
    }),
  },
];
