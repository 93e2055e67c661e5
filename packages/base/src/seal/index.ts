/**
 * Secrets at rest, and keys that are made at first boot. One master key of 32 bytes lies in a file of mode 0600 and
 * leaves the process never; everything else is derived from it (HKDF-SHA-256, RFC 5869) or sealed under it
 * (AES-256-GCM with a fresh data key for each value: envelope encryption).
 */
import { createCipheriv, createDecipheriv, hkdfSync } from "node:crypto";
import { chmod, mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { defineFaults } from "../fault/index.ts";
import type { Random } from "../random/index.ts";

export const sealFaults = defineFaults({
  "seal.unreadable": {
    status: 500,
    word: "server_error",
    summary: "A stored secret or key file cannot be read with this master key.",
  },
});

export interface Sealer {
  /** A key for one purpose, always the same for the same purpose: 32 bytes. */
  derive(purpose: string): Buffer;
  /** Seals a value for one place (`context` is authenticated: a value moved elsewhere does not open). */
  seal(plain: Buffer, context: string): Buffer;
  /** @throws Fault `seal.unreadable` */
  open(sealed: Buffer, context: string): Buffer;
}

const version = 1;
const nonceLength = 12;
const tagLength = 16;
const keyLength = 32;

/** Reads the master key, making it (mode 0600) at the first boot. */
export async function openSealer(file: string, random: Random): Promise<Sealer> {
  const master = Buffer.from(await secretFile(file, () => random.bytes(keyLength).toString("base64url")), "base64url");
  if (master.length !== keyLength) {
    throw sealFaults("seal.unreadable", {
      message: `"${file}" does not hold a master key of 32 bytes. Restore it from your backup.`,
    });
  }
  const wrapping = derive(master, "wrap data keys");
  return {
    derive: (purpose) => derive(master, purpose),
    seal(plain, context) {
      const dataKey = random.bytes(keyLength);
      const wrapped = encrypt(wrapping, dataKey, context, random);
      return Buffer.concat([Buffer.of(version), wrapped, encrypt(dataKey, plain, context, random)]);
    },
    open(sealed, context) {
      const wrappedEnd = 1 + nonceLength + keyLength + tagLength;
      try {
        const dataKey = decrypt(wrapping, sealed.subarray(1, wrappedEnd), context);
        return decrypt(dataKey, sealed.subarray(wrappedEnd), context);
      } catch (cause) {
        throw sealFaults("seal.unreadable", {
          message:
            "A stored secret cannot be opened with this master key. Restore the master key that belongs to this database.",
          cause,
        });
      }
    },
  };
}

/**
 * A public name of the master key in a file, the same wherever that key lies: tells whether two keys are one.
 *
 * @returns `undefined` when there is no such file
 */
export async function masterKeyName(file: string): Promise<string | undefined> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  return text === undefined
    ? undefined
    : derive(Buffer.from(text.trim(), "base64url"), "name of this key").toString("hex").slice(0, 16);
}

/**
 * The text of a secret file, made with `make` where there is none. Written once, mode 0600, never through a default.
 *
 * @throws Fault `seal.unreadable` when others may read it
 */
export async function secretFile(file: string, make: () => string): Promise<string> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await writeFile(file, `${make()}\n`, { flag: "wx", mode: 0o600 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
  if (((await stat(file)).mode & 0o077) !== 0) await chmod(file, 0o600);
  return (await readFile(file, "utf8")).trim();
}

function derive(master: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", master, Buffer.alloc(0), `gatewatch/${purpose}`, keyLength));
}

function encrypt(key: Buffer, plain: Buffer, context: string, random: Random): Buffer {
  const nonce = random.bytes(nonceLength);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(context));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(key: Buffer, sealed: Buffer, context: string): Buffer {
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, nonceLength))
    .setAAD(Buffer.from(context))
    .setAuthTag(sealed.subarray(-tagLength));
  return Buffer.concat([decipher.update(sealed.subarray(nonceLength, -tagLength)), decipher.final()]);
}
