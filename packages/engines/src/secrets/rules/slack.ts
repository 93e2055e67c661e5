import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

const text = {
  provider: "Slack",
  revoke: "Revoke it with auth.revoke or on the app's OAuth page, then install the app again.",
  references: ["https://api.slack.com/concepts/token-types"],
};

export const slack: readonly SecretRule[] = [
  {
    ...text,
    kind: "pattern",
    id: "slack-token",
    title: "Slack token",
    opens: "It reads and writes messages, files and members of the workspace within its scopes.",
    keywords: ["xoxb-", "xoxp-", "xoxa-", "xoxr-", "xoxs-", "xoxo-"],
    pattern: token("xox[aboprs]-(?:\\d-)?\\d{6,14}-[A-Za-z0-9-]{10,120}", "-"),
    minEntropy: 3,
    samples: (draw) => ({
      positives: [
        `SLACK_TOKEN=xoxb-${draw.digits(12)}-${draw.digits(13)}-${draw.alnum(24)}`,
        `slack: xoxp-${draw.digits(12)}-${draw.digits(12)}-${draw.digits(12)}-${draw.hex(32)}`,
      ],
      negatives: ["xoxb-your-token-goes-here", `xoxb-${"0".repeat(12)}-${"0".repeat(12)}`],
    }),
  },
  {
    ...text,
    kind: "pattern",
    id: "slack-app-token",
    title: "Slack app-level token",
    opens: "It opens the app's event stream and manages its installations.",
    keywords: ["xapp-"],
    pattern: token("xapp-\\d-A[A-Z0-9]{8,12}-\\d{10,14}-[a-f0-9]{64}", "-"),
    samples: (draw) => ({
      positives: [`xapp-1-A${draw.upper(10)}-${draw.digits(13)}-${draw.hex(64)}`],
      negatives: [`xapp-1-A${draw.upper(10)}-${draw.digits(13)}`],
    }),
  },
  {
    ...text,
    kind: "pattern",
    id: "slack-config-token",
    title: "Slack configuration token",
    opens: "It creates and changes apps of the workspace.",
    keywords: ["xoxe.xox", "xoxe-"],
    pattern: token("xoxe(?:\\.xox[bp])?-\\d-[A-Za-z0-9]{140,180}", "-"),
    samples: (draw) => ({
      positives: [`xoxe.xoxp-1-${draw.alnum(163)}`, `xoxe-1-${draw.alnum(146)}`],
      negatives: [`xoxe-1-${draw.alnum(30)}`],
    }),
  },
  {
    ...text,
    kind: "pattern",
    id: "slack-webhook",
    title: "Slack incoming webhook",
    opens: "It posts messages into a channel under the app's name.",
    score: 5.5,
    keywords: ["hooks.slack.com"],
    pattern:
      /https:\/\/hooks\.slack(?:-gov)?\.com\/(?:services|workflows|triggers)\/(?<secret>[A-Z0-9]{8,14}\/[A-Z0-9]{8,20}\/[A-Za-z0-9]{20,48})(?![A-Za-z0-9])/g,
    samples: (draw) => ({
      positives: [`url: https://hooks.slack.com/services/T${draw.upper(10)}/B${draw.upper(10)}/${draw.alnum(24)}`],
      negatives: [
        "https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX",
        "https://hooks.slack.com/services/",
      ],
    }),
  },
];
