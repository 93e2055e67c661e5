import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const twilio: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "twilio-api-key",
    provider: "Twilio",
    title: "Twilio API key",
    opens: "With its secret it calls, texts and reads records at the account's cost.",
    revoke: "Delete it under Account → API keys & tokens.",
    keywords: ["sk"],
    pattern: token("SK[0-9a-f]{32}", "-"),
    minEntropy: 3.2,
    samples: (draw) => ({
      positives: [`TWILIO_KEY=SK${draw.hex(32)}`],
      negatives: [`SK${draw.hex(12)}`, `sk${draw.hex(32)}`],
    }),
  },
  {
    kind: "named",
    id: "twilio-auth-token",
    provider: "Twilio",
    title: "Twilio auth token",
    opens: "It calls, texts and reads records at the account's cost.",
    revoke: "Promote the secondary token and delete this one under API keys & tokens.",
    name: /twilio.*(?:token|secret)/,
    value: /^[0-9a-f]{32}$|^[A-Za-z0-9]{32}$/,
    minEntropy: 3,
    samples: (draw) => ({
      positives: [`TWILIO_AUTH_TOKEN=${draw.hex(32)}`],
      negatives: [`TWILIO_ACCOUNT_SID=AC${draw.hex(32)}`],
    }),
  },
  {
    kind: "pattern",
    id: "twilio-client-token",
    provider: "Twilio",
    title: "Twilio auth token beside its account",
    opens: "It calls, texts and reads records at the account's cost.",
    revoke: "Promote the secondary token and delete this one under API keys & tokens.",
    keywords: Array.from("0123456789abcdef", (digit) => `ac${digit}`),
    confirm: (bytes, end) => isHexDigit(bytes[end]) && isHexDigit(bytes[end + 15]) && isHexDigit(bytes[end + 30]),
    pattern: /(?<![A-Za-z0-9])AC[0-9a-f]{32}["']?\s*[,:]\s*["']?(?<secret>[0-9a-f]{32})(?![A-Za-z0-9])/g,
    minEntropy: 3,
    samples: (draw) => ({
      path: "src/sms.rb",
      positives: [`Twilio::REST::Client.new('AC${draw.hex(32)}', '${draw.hex(32)}')`],
      negatives: [`Client.new('AC${draw.hex(32)}', token)`],
    }),
  },
];

function isHexDigit(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 0x30 && byte <= 0x39) || (byte >= 0x61 && byte <= 0x66));
}
