import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const yandex: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "yandex-token",
    provider: "Yandex Cloud",
    title: "Yandex Cloud key",
    opens: "It acts as its service account in the cloud.",
    revoke: "Delete it under the service account's keys.",
    keywords: ["aqvn", "ycaj", "ycp"],
    pattern: token("AQVN[A-Za-z0-9_-]{35,38}|YCAJE[A-Za-z0-9_-]{20}|YCP[A-Za-z0-9_-]{37}", "-"),
    minEntropy: 3.5,
    samples: (draw) => ({ positives: [`YANDEX=AQVN${draw.base64url(35)}7`], negatives: [`AQVN${draw.alnum(5)}`] }),
  },
];
