import { styleOf } from "../assignments/index.ts";
import type { Accepted, SecretRule, Seen } from "../rule.ts";
import { isNonSecretForm, isWords } from "../values/forms.ts";
import { isStock } from "../values/placeholder.ts";
import { isScrambled } from "../values/scrambled.ts";

/** A chosen or random password in a sentence; words, code and the stock passwords of manuals are none. */
function inspect(value: string, { path }: Seen): Accepted | undefined {
  if (styleOf(path) === "lock" || isStock(value) || isNonSecretForm(value)) return undefined;
  if (
    !/[A-Za-z]/.test(value) ||
    !(/\d/.test(value) || isScrambled(value)) ||
    /^[/.~]|[(){}<>[\]=;]|:\/\/|^\w+:$/.test(value)
  )
    return undefined;
  const isChosen = /^[A-Za-z@$]{3,}(?:[_.@!#&-]?[A-Za-z@$]{3,})*[_.@!#$%&*-]?\d{1,6}[!?@#$%&*.]{0,2}$/.test(value);
  if (isWords(value) && !(isChosen && (value.length > 10 || /\d{2}/.test(value)))) return undefined;
  return {};
}

const text = {
  provider: "generic",
  opens: "Whoever reads the note can log in to the account it speaks of.",
  revoke: "Change the password of that account, and keep the new one in a password store.",
  cwe: ["CWE-256"],
  score: 7,
} as const;

export const prose: readonly SecretRule[] = [
  {
    ...text,
    kind: "pattern",
    id: "noted-password",
    title: "Password in a note",
    keywords: [
      "password is",
      "password was",
      "password: ",
      "password = ",
      "password for ",
      "password of ",
      "password set ",
      "password now",
      "password on ",
      "password changed",
      "password reset",
      "passphrase is",
      "passphrase: ",
      "passwd: ",
      "passwort ist",
      "passwort: ",
      "kennwort",
      "pw: ",
      "pw is",
      "pw = ",
      "pass: ",
      "pass = ",
      "psk: ",
      "psk = ",
      "passphrase = ",
    ],
    pattern:
      /(?<![\w.-])(?<noun>pass(?:word|wd|phrase|wort|code)?|kennwort|pw|pwd|PSK)\s{0,3}(?:(?:for|of|on|to)\s+[\w@./-]{1,40}(?:\s[\w@./-]{1,30}){0,3}?\s*)?(?:(?:is|was|ist|lautet|set\s+to|changed\s+to|reset\s+to|now)(?:\s+(?:now|set\s+to|still))?\s*:?|[:=])\s+[`"'*]{0,2}(?<secret>[^\s`"',]{6,60})(?=[`"'*,.;)]{0,3}(?:\s|$))/gi,
    minEntropy: 1.9,
    // "PASS: TestOrder1" is a test runner's verdict.
    check: (value, seen) => (seen.groups["noun"] === "PASS" ? undefined : inspect(value, seen)),
    samples: (draw) => ({
      path: "notes/ops.txt",
      positives: [
        `The admin password is ${draw.pick(["Harbour", "Velvet"])}${draw.digits(4)}!`,
        `wifi password = ${draw.pick(["harbour", "velvet"])}${draw.digits(3)}`,
        `password for the printer: ${draw.pick(["Harbour", "Velvet"])}${draw.digits(4)}`,
      ],
      negatives: [
        "The password is required.",
        "The password is hashed with sha256.",
        "the default password is password123",
        "password is 8-64 characters",
        "    --- PASS: TestOrders1/12 (0.07s)",
        "password = os.environ['PW1']",
      ],
    }),
  },
  {
    ...text,
    kind: "pattern",
    id: "noted-login",
    title: "Login in a note",
    keywords: [
      "login: ",
      "logon: ",
      "credentials: ",
      "creds: ",
      "account: ",
      "user: ",
      "access: ",
      "admin:",
      "root:",
      "admin /",
      "root /",
      "admin/",
      "root/",
      "administrator:",
      "administrator /",
    ],
    pattern:
      /(?:(?<![\w.-])(?:login|logon|credentials?|creds|user|account|access):\s+[`"']?(?<user>[\w.@-]{2,40})\s?(?:\/|:)\s?|(?<![\w./@-])(?:admin|root|administrator|sa|postgres)\s?[:/]\s?)(?<secret>[^\s`"',:/|]{6,60})(?=[`"'*,.;)]{0,3}(?:\s|$))/gi,
    minEntropy: 1.9,
    check: (value, seen) =>
      styleOf(seen.path) !== "docs" || value.length < 7 || /^\d+$/.test(value) ? undefined : inspect(value, seen),
    samples: (draw) => ({
      path: "notes/ops.md",
      positives: [
        `Login: root / ${draw.pick(["Harbour", "Velvet"])}${draw.digits(4)}`,
        `Grafana admin:${draw.pick(["harbour", "velvet"])}${draw.digits(3)} (change soon)`,
      ],
      negatives: [
        "Login: user / password",
        "chown root:wheel2 file",
        "root:x:0:0:root:/root:/bin/sh",
        "user: admin: read",
      ],
    }),
  },
  {
    ...text,
    kind: "pattern",
    id: "noted-code-span",
    title: "Credential in a note, set as code",
    keywords: ["password `", "passphrase `", "passwd `", "key `", "token `", "secret `", ": `", "is `", "= `"],
    pattern:
      /(?<![\w.-])(?<noun>pass(?:word|wd|phrase)|key|token|secret)(?:\s(?:for|of|on)\s[\w ./-]{1,24})?\s{0,2}(?::|=|is)?\s{1,2}`(?<secret>[^\s`]{8,120})`/gi,
    minEntropy: 2.8,
    check: (value, seen) => {
      if (styleOf(seen.path) !== "docs") return undefined;
      if (!/^pass/i.test(seen.groups["noun"] ?? "") && (value.length < 20 || isWords(value))) return undefined;
      return isScrambled(value) ? {} : inspect(value, seen);
    },
    samples: (draw) => ({
      path: "RUNBOOK.md",
      positives: [
        `Jenkins: user \`ci\` password \`${draw.pick(["Harbour", "Velvet"])}${draw.digits(4)}\``,
        `API key for staging: \`${draw.alnum(31)}7\``,
      ],
      negatives: [
        "the password `grant_type` is gone",
        "Set the key `max_retries2` to 3",
        "token `access_token`",
        "password `password123`",
      ],
    }),
  },
];
