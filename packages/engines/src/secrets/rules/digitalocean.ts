import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const digitalocean: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "digitalocean-token",
    provider: "DigitalOcean",
    title: "DigitalOcean token",
    opens: "It creates, reads and destroys the account's servers and data.",
    revoke: "Delete it under API → Tokens in the control panel.",
    keywords: ["dop_v1_", "doo_v1_", "dor_v1_"],
    pattern: token("do[opr]_v1_[0-9a-f]{64}", "-"),
    samples: (draw) => ({
      positives: [`DIGITALOCEAN_TOKEN=dop_v1_${draw.hex(64)}`],
      negatives: [`dop_v1_${draw.hex(20)}`],
    }),
  },
  {
    kind: "pattern",
    id: "digitalocean-spaces-key",
    provider: "DigitalOcean",
    title: "DigitalOcean Spaces access key",
    opens: "With its secret it reads and writes the account's object storage.",
    revoke: "Delete it under Spaces Object Storage → Access Keys.",
    score: 5.5,
    keywords: ["do00", "do80"],
    pattern: token("DO(?:00|80)[A-Z0-9]{16}", "-"),
    minEntropy: 3.2,
    samples: (draw) => ({ positives: [`SPACES_KEY=DO00${draw.upper(16)}`], negatives: [`DO00${draw.upper(4)}`] }),
  },
];
