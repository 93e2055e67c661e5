import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const circleci: readonly SecretRule[] = [
  {
    kind: "named",
    id: "circleci-token",
    provider: "CircleCI",
    title: "CircleCI API token",
    opens: "It starts pipelines and reads the project's settings.",
    revoke: "Delete it under User settings → Personal API Tokens.",
    name: /circle.*token/,
    value: /^(?:[0-9a-f]{40})$/,
    minEntropy: 3,
    samples: (draw) => ({ positives: [`CIRCLE_TOKEN=${draw.hex(40)}`], negatives: [`CIRCLE_SHA1=${draw.hex(40)}`] }),
  },
  {
    kind: "pattern",
    id: "circleci-personal-token",
    provider: "CircleCI",
    title: "CircleCI personal API token",
    opens: "It starts pipelines and reads the project's settings.",
    revoke: "Delete it under User settings → Personal API Tokens.",
    keywords: ["ccipat_", "cciprj_"],
    pattern: token("CCIP(?:AT|RJ)_[A-Za-z0-9]{22}_[0-9a-f]{40}", "-"),
    samples: (draw) => ({
      positives: [`CCIPAT_${draw.alnum(22)}_${draw.hex(40)}`],
      negatives: [`CCIPAT_${draw.alnum(4)}`],
    }),
  },
];
