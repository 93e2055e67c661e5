import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const databricks: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "databricks-token",
    provider: "Databricks",
    title: "Databricks access token",
    opens: "It runs jobs and reads data of the workspace as its owner.",
    revoke: "Revoke it under Settings → Developer → Access tokens.",
    keywords: ["dapi", "dose", "dkea"],
    pattern: token("d(?:api|ose|kea)[0-9a-f]{32}(?:-\\d)?", "-"),
    minEntropy: 3,
    samples: (draw) => ({ positives: [`DATABRICKS_TOKEN=dapi${draw.hex(32)}`], negatives: [`dapi${draw.hex(8)}`] }),
  },
];
