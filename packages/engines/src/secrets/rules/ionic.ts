import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const ionic: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "ionic-token",
    provider: "Ionic",
    title: "Ionic Appflow token",
    opens: "It builds and deploys the apps of its owner.",
    revoke: "Delete it under Personal access tokens.",
    keywords: ["ion_"],
    pattern: token("ion_[A-Za-z0-9]{42}", "-"),
    minEntropy: 3.8,
    samples: (draw) => ({ positives: [`IONIC=ion_${draw.alnum(42)}`], negatives: [`ion_${draw.alnum(10)}`] }),
  },
];
