import type { MisuseModel } from "../contract.ts";
import { namesOf } from "../names.ts";

const inSecurity = { argument: "usedforsecurity", equals: [true], orAbsent: true } as const;
const broken = ["MD2", "MD4", "MD5", "SHA"].flatMap((name) => [
  `Crypto.Hash.${name}.new`,
  `Cryptodome.Hash.${name}.new`,
]);
const brokenCiphers = [
  ..."ARC2 ARC4 Blowfish DES XOR"
    .split(" ")
    .flatMap((name) => [`Crypto.Cipher.${name}.new`, `Cryptodome.Cipher.${name}.new`]),
  ...namesOf("cryptography.hazmat.primitives.ciphers.algorithms", "CAST5 SEED"),
];
const shortKeys = ["Crypto", "Cryptodome"].flatMap((owner) =>
  namesOf(`${owner}.PublicKey`, "RSA.generate DSA.generate"),
);
const asymmetric = "cryptography.hazmat.primitives.asymmetric";
const shortCurves = namesOf(`${asymmetric}.ec`, "SECT163R2 SECT163K1 SECP192R1");
const oldCrypt = namesOf("crypt", "METHOD_CRYPT METHOD_MD5 METHOD_BLOWFISH");

/** Hashes, ciphers and keys. */
export const cryptography: readonly MisuseModel[] = [
  {
    call: [...broken, ...namesOf("cryptography.hazmat.primitives.hashes", "MD5 SHA1")],
    rule: "weak-hash",
    when: [],
    examples: {
      bad: "from Crypto.Hash import MD5; MD5.new()",
      good: "from Crypto.Hash import SHA256; SHA256.new()",
    },
  },
  {
    call: ["hashlib.new"],
    rule: "weak-hash",
    when: [{ argument: 0, matches: /^sha$/i }, inSecurity],
    examples: { bad: 'import hashlib; hashlib.new("sha")', good: 'import hashlib; hashlib.new("sha512")' },
  },
  {
    call: ["hashlib.new"],
    rule: "weak-hash",
    when: [{ argument: "name", matches: /^(md4|md5|sha-?1?|ripemd160)$/i }, inSecurity],
    examples: { bad: 'import hashlib; hashlib.new(name="md5")', good: 'import hashlib; hashlib.new(name="sha512")' },
  },
  ...([0, 1, "salt"] as const).map(
    (argument): MisuseModel => ({
      call: argument === 0 ? ["crypt.mksalt"] : ["crypt.crypt"],
      rule: "weak-hash",
      when: [{ argument, isNamed: oldCrypt }],
      examples: {
        bad: `import crypt; crypt.${argument === 0 ? "mksalt(" : "crypt('word', "}${argument === "salt" ? "salt=" : ""}crypt.METHOD_MD5)`,
        good: `import crypt; crypt.${argument === 0 ? "mksalt(" : "crypt('word', "}${argument === "salt" ? "salt=" : ""}crypt.METHOD_SHA512)`,
      },
    }),
  ),
  {
    call: brokenCiphers,
    rule: "weak-cipher",
    when: [],
    examples: {
      bad: "from Cryptodome.Cipher import ARC2; ARC2.new(key)",
      good: "from Cryptodome.Cipher import AES; AES.new(key, AES.MODE_GCM)",
    },
  },
  ...([0, "bits"] as const).map(
    (argument): MisuseModel => ({
      call: shortKeys,
      rule: "weak-key-size",
      when: [{ argument, below: 2048 }],
      examples: {
        bad: `from Crypto.PublicKey import RSA; RSA.generate(${argument === 0 ? "" : "bits="}1024)`,
        good: `from Crypto.PublicKey import RSA; RSA.generate(${argument === 0 ? "" : "bits="}3072)`,
      },
    }),
  ),
  ...(
    [
      ["dsa", 0],
      ["dsa", "key_size"],
      ["rsa", 1],
      ["rsa", "key_size"],
    ] as const
  ).map(([kind, argument]): MisuseModel => {
    const before = kind === "rsa" ? "65537, " : "";
    const sizeOf = (bits: number) => (argument === "key_size" ? `key_size=${bits}` : `${before}${bits}`);
    const example = (bits: number) =>
      `from ${asymmetric} import ${kind}; ${kind}.generate_private_key(${sizeOf(bits)})`;
    return {
      call: [`${asymmetric}.${kind}.generate_private_key`],
      rule: "weak-key-size",
      when: [{ argument, below: 2048 }],
      examples: { bad: example(1024), good: example(3072) },
    };
  }),
  ...([0, "curve"] as const).map(
    (argument): MisuseModel => ({
      call: [`${asymmetric}.ec.generate_private_key`],
      rule: "weak-key-size",
      when: [{ argument, isNamed: shortCurves }],
      examples: {
        bad: `from ${asymmetric} import ec; ec.generate_private_key(${argument === 0 ? "" : "curve="}ec.SECT163R2)`,
        good: `from ${asymmetric} import ec; ec.generate_private_key(${argument === 0 ? "" : "curve="}ec.SECP384R1)`,
      },
    }),
  ),
];
