import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const supabase: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "supabase-key",
    provider: "Supabase",
    title: "Supabase secret key or access token",
    opens: "It reads and writes the whole database past its row policies, or manages the projects.",
    revoke: "Delete it under Project Settings → API Keys, or Account → Access Tokens.",
    keywords: ["sbp_", "sb_secret_"],
    pattern: token("sbp_(?:oauth_|v0_)?[0-9a-f]{40}|sb_secret_[A-Za-z0-9_-]{31}", "-"),
    samples: (draw) => ({
      positives: [`SUPABASE_ACCESS_TOKEN=sbp_${draw.hex(40)}`, `sb_secret_${draw.base64url(31)}`],
      negatives: [`sb_publishable_${draw.alnum(31)}`, `sbp_${draw.hex(4)}`],
    }),
  },
];
