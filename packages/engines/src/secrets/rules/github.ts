import type { Check, SecretRule } from "../rule.ts";
import { token } from "../rule.ts";
import { crc32Base62 } from "../values/crc.ts";

const withChecksum: Check = (value) => {
  const body = value.slice(value.indexOf("_") + 1);
  return crc32Base62(body.slice(0, 30)) === body.slice(30) ? { proven: true } : undefined;
};

const revoke =
  "Delete it under Settings → Developer settings on GitHub; for an app, make a new one in the app's settings.";
const references = [
  "https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/",
];

function prefixed(prefix: string, id: string, title: string, opens: string): SecretRule {
  return {
    kind: "pattern",
    id,
    provider: "GitHub",
    title,
    opens,
    revoke,
    references,
    keywords: [`${prefix}_`],
    pattern: token(`${prefix}_[A-Za-z0-9]{36}`),
    check: withChecksum,
    hasChecksum: true,
    samples: (draw) => {
      const body = draw.alnum(30);
      const checksum = crc32Base62(body);
      return {
        positives: [`GITHUB_TOKEN=${prefix}_${body}${checksum}`, `"token": "${prefix}_${body}${checksum}",`],
        negatives: [
          `${prefix}_${body}${checksum.slice(1)}${checksum[0] === "a" ? "b" : "a"}`,
          `${prefix}_${"x".repeat(36)}`,
        ],
      };
    },
  };
}

export const github: readonly SecretRule[] = [
  prefixed(
    "ghp",
    "github-personal-token",
    "GitHub personal access token",
    "It acts as its owner in every repository its scopes allow.",
  ),
  prefixed(
    "gho",
    "github-oauth-token",
    "GitHub OAuth access token",
    "It acts as the user who authorised the application.",
  ),
  prefixed("ghu", "github-app-user-token", "GitHub App user token", "It acts as a user through a GitHub App."),
  prefixed(
    "ghs",
    "github-app-token",
    "GitHub App installation token",
    "It acts as a GitHub App in the repositories it is installed in.",
  ),
  prefixed(
    "ghr",
    "github-refresh-token",
    "GitHub App refresh token",
    "It makes new user tokens of a GitHub App for six months.",
  ),
  {
    kind: "pattern",
    id: "github-fine-grained-token",
    provider: "GitHub",
    title: "GitHub fine-grained personal access token",
    opens: "It acts as its owner with the permissions and in the repositories chosen for it.",
    revoke,
    references,
    keywords: ["github_pat_"],
    pattern: token("github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}"),
    samples: (draw) => ({
      positives: [`export GH_TOKEN=github_pat_${draw.alnum(22)}_${draw.alnum(59)}`],
      negatives: [`github_pat_${draw.alnum(22)}`, `github_pat_${"A".repeat(22)}_${"A".repeat(59)}`],
    }),
  },
];
