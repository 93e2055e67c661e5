import type { SecretRule } from "../rule.ts";

export const cloudinary: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "cloudinary-url",
    provider: "Cloudinary",
    title: "Cloudinary URL",
    opens: "It uploads and deletes the account's media.",
    revoke: "Regenerate the API secret under API keys.",
    keywords: ["cloudinary://"],
    pattern: /(?<![A-Za-z0-9])cloudinary:\/\/\d{12,18}:(?<secret>[A-Za-z0-9_-]{24,36})(?=@\w)/g,
    minEntropy: 3,
    samples: (draw) => ({
      positives: [`CLOUDINARY_URL=cloudinary://${draw.digits(15)}:${draw.base64url(26)}7@shop`],
      negatives: [`cloudinary://<key>:<secret>@<name>`],
    }),
  },
];
