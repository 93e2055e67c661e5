import type { Accepted, SecretRule } from "../rule.ts";
import { entropy } from "../values/entropy.ts";
import { isFillIn } from "../values/placeholder.ts";

/** Encrypted or not, read from the block's header and, for OpenSSH, from the cipher name in its first bytes. */
function inspect(block: string): Accepted | undefined {
  const body = block.replace(/-----[^-]+-----/g, "").replace(/\\[nr]/g, "\n");
  const encoded = body.replace(/^[A-Za-z-]+:.*$/gm, "").replace(/[^A-Za-z0-9+/=]/g, "");
  if (encoded.length < 40 || new Set(encoded).size < 12) return undefined;
  const head = Buffer.from(encoded.slice(0, 80), "base64").toString("latin1");
  const isOpenSsh = block.startsWith("-----BEGIN OPENSSH");
  const isPgp = /PGP/.test(block.slice(0, 40));
  // DER, OpenPGP packets and OpenSSH's own form begin alike; a body of another form is a key only by its randomness.
  const isWellFormed = isOpenSsh
    ? head.startsWith("openssh-key-v1\0")
    : isPgp || /^Proc-Type/m.test(body) || head.charCodeAt(0) === 0x30;
  if (!isWellFormed) return encoded.length >= 120 && entropy(encoded) >= 5.2 && !isFillIn(encoded) ? {} : undefined;
  const encrypted =
    /BEGIN ENCRYPTED|ENCRYPTED/.test(block.slice(0, 200)) || (isOpenSsh && !head.includes("\0\0\0\x04none"));
  return encrypted
    ? { proven: true, score: 4, facts: { encrypted: "yes" }, title: "Encrypted private key" }
    : { proven: true, facts: { encrypted: "no" } };
}

const text = {
  cwe: ["CWE-321"],
  opens: "It proves its owner's identity: it logs in to servers, signs, or decrypts what was meant for its owner.",
  revoke: "Make a new pair; remove the public half from every authorized_keys file, or have the certificate revoked.",
} as const;

const line = () => "-----";

export const privateKey: readonly SecretRule[] = [
  {
    ...text,
    kind: "pattern",
    id: "private-key",
    provider: "generic",
    title: "Private key",
    keywords: ["private key-----", "private key block-----"],
    window: "long",
    pattern:
      /-----BEGIN (?<type>(?:[A-Z0-9]{1,12} ){0,2})PRIVATE KEY(?: BLOCK)?-----(?:\\[nr]|\\"|[\sA-Za-z0-9+/=:,.()<>@"';*]|-(?!-)){40,15000}?-----END (?:[A-Z0-9]{1,12} ){0,2}PRIVATE KEY(?: BLOCK)?-----/g,
    minEntropy: 4,
    check: (block) => inspect(block),
    samples: (draw) => {
      const body = Buffer.concat([Buffer.from([0x30, 0x82, 0x02, 0x5c, 0x02, 0x01]), draw.bytes(600)]).toString(
        "base64",
      );
      const folded = body.replace(/.{64}/g, "$&\n");
      const block = (type: string, inside: string) =>
        `${line()}BEGIN ${type}PRIVATE KEY-----\n${inside}\n${line()}END ${type}PRIVATE KEY-----`;
      const openssh = Buffer.concat([Buffer.from("openssh-key-v1\0\0\0\0\x04none"), draw.bytes(300)]).toString(
        "base64",
      );
      return {
        positives: [
          block("RSA ", folded),
          block("", folded),
          `"private_key": "${block("", folded).replaceAll("\n", "\\n")}"`,
          block("EC ", Buffer.concat([Buffer.from([0x30, 0x77, 0x02, 0x01]), draw.bytes(117)]).toString("base64")),
          block("RSA ", draw.base64(400).replace(/.{64}/g, "$&\n")),
          block("OPENSSH ", openssh.replace(/.{70}/g, "$&\n")),
          block("RSA ", `Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,${draw.hex(32)}\n\n${folded}`),
        ],
        negatives: [
          block("RSA ", "..."),
          block("", "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC"),
          `${line()}BEGIN PUBLIC KEY-----\n${folded}\n${line()}END PUBLIC KEY-----`,
          `if (text.includes("${line()}BEGIN PRIVATE KEY-----")) return "${line()}END PRIVATE KEY-----";`,
        ],
      };
    },
  },
  {
    ...text,
    kind: "pattern",
    id: "putty-private-key",
    provider: "PuTTY",
    title: "PuTTY private key",
    keywords: ["putty-user-key-file-"],
    window: "long",
    pattern:
      /PuTTY-User-Key-File-[123]: [\w-]+\r?\nEncryption: (?<cipher>[\w-]+)\r?\n(?:(?!PuTTY-User)[\s\S]){20,12000}?Private-Lines: \d+\r?\n(?<secret>(?:[A-Za-z0-9+/=]+\r?\n)+)/g,
    minEntropy: 4,
    check: (_, { groups }) =>
      groups["cipher"] === "none"
        ? { proven: true, facts: { encrypted: "no" } }
        : { proven: true, score: 4, facts: { encrypted: "yes" }, title: "Encrypted PuTTY private key" },
    samples: (draw) => ({
      positives: [
        `PuTTY-User-Key-File-3: ssh-rsa\nEncryption: none\nComment: work\nPublic-Lines: 1\n${draw.base64(64)}\nPrivate-Lines: 2\n${draw.base64(64)}\n${draw.base64(63)}=\nPrivate-MAC: ${draw.hex(40)}\n`,
      ],
      negatives: [
        `PuTTY-User-Key-File-3: ssh-rsa\nEncryption: none\nComment: work\nPublic-Lines: 1\n${draw.base64(64)}\n`,
      ],
    }),
  },
  {
    ...text,
    kind: "pattern",
    id: "age-secret-key",
    provider: "age",
    title: "age secret key",
    opens: "It decrypts every file encrypted to its public half, such as a repository's encrypted settings.",
    revoke: "Make a new identity, encrypt the files to it, and replace what the old files held.",
    keywords: ["age-secret-key-1"],
    pattern: /(?<![A-Z0-9])(?<secret>AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58})(?![A-Z0-9])/g,
    samples: (draw) => ({
      positives: [`AGE-SECRET-KEY-1${draw.from("QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L", 58)}`],
      negatives: [`AGE-SECRET-KEY-1${draw.from("QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L", 40)}`, `age1${draw.lower(58)}`],
    }),
  },
];
