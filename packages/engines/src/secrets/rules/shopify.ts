import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const shopify: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "shopify-token",
    provider: "Shopify",
    title: "Shopify access token or secret",
    opens: "It reads and changes orders, customers and products of the shop.",
    revoke: "Rotate it in the app's credentials, or uninstall the app from the shop.",
    keywords: ["shpat_", "shpca_", "shppa_", "shpss_", "shpua_", "shptka_"],
    pattern: token("shp(?:at|ca|pa|ss|ua|tka)_[0-9a-fA-F]{32}", "-"),
    samples: (draw) => ({ positives: [`SHOPIFY_TOKEN=shpat_${draw.hex(32)}`], negatives: [`shpat_${draw.hex(10)}`] }),
  },
];
