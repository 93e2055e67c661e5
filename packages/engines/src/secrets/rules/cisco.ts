import type { SecretRule } from "../rule.ts";
import { isStock } from "../values/placeholder.ts";

export const cisco: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "network-device-password",
    provider: "Cisco",
    title: "Password of a network device",
    opens:
      "It logs in to the device, or joins what the device is trusted with; types 0 and 7 are readable by everybody.",
    revoke: "Change it on the device, and store configurations without secrets.",
    cwe: ["CWE-256"],
    score: 7,
    keywords: [
      "enable secret ",
      "enable password ",
      " secret 0 ",
      " secret 5 ",
      " secret 8 ",
      " secret 9 ",
      " password 0 ",
      " password 7 ",
      "isakmp key ",
      "server community ",
      "key-string ",
    ],
    pattern:
      /^[ \t]*(?:enable (?:secret|password) (?:level \d+ )?(?:[05789] )?|username \S{1,60} (?:privilege \d{1,2} )?(?:secret|password) (?:[05789] )?|password (?:[07] )|crypto isakmp key (?:[06] )?|snmp-server community |key-string (?:[07] )?)(?<secret>(?!public\b|private\b|encryption\b)[^\s"'<>]{6,110})(?:[ \t]+(?:address|RO|RW|view|hostname)\b[^\n]*)?[ \t]*\r?$/gm,
    check: (value) => (isStock(value) || /^[a-z]+$/i.test(value) ? undefined : {}),
    samples: (draw) => ({
      path: "router.cfg",
      positives: [
        `enable secret 5 $1$${draw.alnum(4)}$${draw.alnum(22)}`,
        `username admin privilege 15 password 0 ${draw.alnum(9)}7`,
        `crypto isakmp key ${draw.alnum(14)}7 address 192.0.2.1`,
      ],
      negatives: [
        "snmp-server community public RO",
        "enable secret",
        "service password-encryption",
        "password is here",
      ],
    }),
  },
];
