import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const flutterwave: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "flutterwave-key",
    provider: "Flutterwave",
    title: "Flutterwave secret key",
    opens: "It takes payments in the merchant's name.",
    revoke: "Generate new keys under Settings → API.",
    keywords: ["flwseck"],
    pattern: token("FLWSECK(?:_TEST)?-[0-9a-zA-Z]{12,40}(?:-X)?", "-"),
    samples: (draw) => ({ positives: [`FLW=FLWSECK-${draw.hex(32)}-X`], negatives: ["FLWSECK-x"] }),
  },
];
