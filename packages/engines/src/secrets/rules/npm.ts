import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";
import { crc32Base62 } from "../values/crc.ts";

const text = {
  provider: "npm",
  opens: "It publishes packages, and code in them runs on the machines of everybody who installs them.",
  revoke: "Delete it under Access Tokens on npmjs.com and check that no version was published with it.",
  references: ["https://docs.npmjs.com/about-access-tokens"],
};

export const npm: readonly SecretRule[] = [
  {
    ...text,
    kind: "pattern",
    id: "npm-token",
    title: "npm access token",
    keywords: ["npm_"],
    pattern: token("npm_[A-Za-z0-9]{36}"),
    hasChecksum: true,
    check: (value) => (crc32Base62(value.slice(4, 34)) === value.slice(34) ? { proven: true } : undefined),
    samples: (draw) => {
      const body = draw.alnum(30);
      return {
        positives: [`//registry.example.com/:_authToken=npm_${body}${crc32Base62(body)}`],
        negatives: [`npm_${body}${draw.digits(6)}`, "npm_config_user_agent_is_not_a_token_at_all"],
      };
    },
  },
  {
    ...text,
    kind: "named",
    id: "npm-legacy-token",
    title: "npm registry credential",
    name: /(?:^|_)auth_token$|^_?(?:auth|password)$/,
    value: /^(?:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[A-Za-z0-9+/]{8,}={0,2}|NpmToken\.[0-9a-f-]{36})$/,
    check: (_, seen) => (/(?:^|\/)\.(?:npmrc|yarnrc(?:\.yml)?)$/.test(seen.path) ? { score: 8 } : undefined),
    samples: (draw) => ({
      path: ".npmrc",
      positives: [
        `//registry.example.com/:_authToken=${draw.uuid()}`,
        `_auth = ${Buffer.from(`deploy:${draw.alnum(12)}`).toString("base64")}`,
      ],
      negatives: ["//registry.example.com/:_authToken=${NPM_TOKEN}", "always-auth=true"],
    }),
  },
];
