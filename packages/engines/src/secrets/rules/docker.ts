import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const docker: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "docker-token",
    provider: "Docker",
    title: "Docker Hub access token",
    opens: "It pulls and pushes images of its owner.",
    revoke: "Delete it under Account settings → Personal access tokens on Docker Hub.",
    keywords: ["dckr_pat_", "dckr_oat_"],
    pattern: token("dckr_(?:pat_[A-Za-z0-9_-]{27}|oat_[A-Za-z0-9_-]{32})", "-"),
    samples: (draw) => ({
      positives: [`DOCKER_TOKEN=dckr_pat_${draw.base64url(27)}`, `dckr_oat_${draw.base64url(32)}`],
      negatives: [`dckr_pat_${draw.alnum(10)}`],
    }),
  },
  {
    kind: "named",
    id: "docker-registry-login",
    provider: "Docker",
    title: "Registry login in a Docker configuration",
    opens: "It pulls and pushes images of the account.",
    revoke: "Change the account's password or token, and let Docker use a credential helper.",
    score: 7,
    name: /^auth$/,
    value: /^[A-Za-z0-9+/]{8,}={0,2}$/,
    minEntropy: 3,
    check: (value, { path }) =>
      !/npmrc$/.test(path) &&
      /^[\x21-\x7e]{1,100}:[\x21-\x7e]{3,2000}$/.test(Buffer.from(value, "base64").toString("latin1"))
        ? { proven: true }
        : undefined,
    samples: (draw) => ({
      positives: [
        `{"auths":{"https://index.docker.io/v1/":{"auth":"${Buffer.from(`deploy:${draw.alnum(14)}`).toString("base64")}"}}}`,
      ],
      negatives: [`{"auth":"${draw.base64(32)}"}`, '{"auth": "disabled"}'],
    }),
  },
];
