import type { SecretRule } from "../rule.ts";

const base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const revoke =
  "Deactivate and delete the key in IAM, after making a new one or, better, giving the workload a role instead.";
const references = ["https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html"];

/** The account number that an access key id carries in its first five bytes (ids since 2019 only). */
function accountOf(keyId: string): string {
  let bits = 0n;
  for (const character of keyId.slice(4, 14)) bits = (bits << 5n) | BigInt(base32.indexOf(character));
  return String(((bits >> 2n) & 0x7fffffffff80n) >> 7n).padStart(12, "0");
}

export const aws: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "aws-access-key-id",
    provider: "AWS",
    title: "AWS access key id",
    opens: "With the secret that belongs to it, it acts as an IAM user or role in the account.",
    revoke,
    references,
    keywords: ["akia", "asia", "abia", "acca"],
    pattern: /(?<![A-Za-z0-9_+/])(?<secret>(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16})(?![A-Za-z0-9_+/=])/g,
    minEntropy: 3,
    check: (value) => ({ facts: { account: accountOf(value) } }),
    samples: (draw) => {
      const id = `AKIA${draw.from(base32, 16)}`;
      return {
        positives: [
          `aws_access_key_id = ${id}`,
          `AWS_ACCESS_KEY_ID: "ASIA${draw.from(base32, 16)}"`,
          `AWS_ACCESS_KEY_ID=${id}`,
        ],
        negatives: [
          `AKIA${"IOSFODNN7"}EXAMPLE`,
          `${id}${id}`,
          `AKIA${draw.from(base32, 15)}1`,
          `AKIA${draw.from(base32, 16).toLowerCase()}`,
        ],
      };
    },
  },
  {
    kind: "named",
    id: "aws-secret-access-key",
    provider: "AWS",
    title: "AWS secret access key",
    opens: "With its key id it acts as an IAM user or role in the account.",
    revoke,
    references,
    name: /aws.*(?:secret|key)|secret_access_key|^secret_key$|sqs_secret|s3_secret|s3.*secret/,
    value: /^(?=.*[A-Z])(?=.*[a-z])(?=.*\d)[A-Za-z0-9/+]{40}$/,
    minEntropy: 4,
    samples: (draw) => {
      const secret = `${draw.base64(36)}aB3x`;
      return {
        positives: [
          `aws_secret_access_key = ${secret}`,
          `const awsSecretKey = "${secret}";`,
          `AWS_SECRET_ACCESS_KEY=${secret}`,
        ],
        negatives: [
          `checksum = ${secret}`,
          `aws_secret_access_key = ${"wJalrXUtnFEMI/K7MDENG"}/bPxRfiCYEXAMPLEKEY`,
          "aws_secret_access_key = ${SECRET}",
        ],
      };
    },
  },
  {
    kind: "pattern",
    id: "aws-bedrock-key",
    provider: "AWS",
    title: "Amazon Bedrock API key",
    opens: "It calls models at the account's cost.",
    revoke,
    references: ["https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys.html"],
    keywords: ["absk"],
    pattern: /(?<![A-Za-z0-9_+/])(?<secret>ABSK[A-Za-z0-9+/]{109,269}={0,2})(?![A-Za-z0-9_+/=])/g,
    minEntropy: 4,
    check: (value) =>
      /^BedrockAPIKey-/.test(Buffer.from(value.slice(4), "base64").toString("latin1")) ? { proven: true } : undefined,
    samples: (draw) => ({
      positives: [
        `AWS_BEARER_TOKEN_BEDROCK=ABSK${Buffer.from(`BedrockAPIKey-${draw.lower(4)}-at-${draw.digits(12)}:${draw.alnum(64)}`).toString("base64")}`,
      ],
      negatives: [`ABSK${draw.base64(120)}`],
    }),
  },
];
