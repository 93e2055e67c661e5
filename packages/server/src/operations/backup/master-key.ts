/** The master key inside a backup: sealed under a passphrase (scrypt, RFC 7914; AES-256-GCM), never in clear text. */
import { createCipheriv, createDecipheriv, scrypt } from "node:crypto";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import type { Random } from "@gatewatch/base/random";
import { z } from "zod";
import { operationsFaults } from "../faults.ts";

const cost = 2 ** 16;
const blockSize = 8;
const memoryBytes = 256 * cost * blockSize;
const minimumLength = 12;

const sealedSchema = z.object({
  kdf: z.literal("scrypt"),
  cost: z.literal(cost),
  salt: z.base64(),
  nonce: z.base64(),
  sealed: z.base64(),
});

/** Reads the passphrase of a file. @throws Fault `backup.passphrase` */
export async function readPassphrase(file: string): Promise<string> {
  const text = await readFile(file, "utf8").catch((cause: unknown) => {
    throw operationsFaults("backup.passphrase", { message: `The passphrase file "${file}" cannot be read.`, cause });
  });
  const passphrase = text.replace(/\r?\n$/, "");
  if (passphrase.length >= minimumLength) return passphrase;
  throw operationsFaults("backup.passphrase", {
    message: `The passphrase in "${file}" has fewer than ${minimumLength} characters. Whoever guesses it reads every secret of the backup: take a longer one.`,
  });
}

export async function sealMasterKey(key: string, passphrase: string, random: Random): Promise<Buffer> {
  const salt = random.bytes(16);
  const nonce = random.bytes(12);
  const cipher = createCipheriv("aes-256-gcm", await stretch(passphrase, salt), nonce);
  const sealed = Buffer.concat([cipher.update(key, "utf8"), cipher.final(), cipher.getAuthTag()]);
  const base64 = (bytes: Buffer) => bytes.toString("base64");
  return Buffer.from(
    JSON.stringify({ kdf: "scrypt", cost, salt: base64(salt), nonce: base64(nonce), sealed: base64(sealed) }),
  );
}

/** @throws Fault `backup.passphrase` */
export async function openMasterKey(sealed: Buffer, passphrase: string): Promise<string> {
  try {
    const { salt, nonce, sealed: text } = sealedSchema.parse(JSON.parse(sealed.toString("utf8")));
    const bytes = Buffer.from(text, "base64");
    const key = await stretch(passphrase, Buffer.from(salt, "base64"));
    const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(nonce, "base64")).setAuthTag(bytes.subarray(-16));
    return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString("utf8");
  } catch (cause) {
    throw operationsFaults("backup.passphrase", {
      message: "The passphrase does not open the master key of this backup. Nothing was restored. Try the right one.",
      cause,
    });
  }
}

const derive: (secret: string, salt: Buffer, length: number, options: object) => Promise<Buffer> = promisify(scrypt);

function stretch(passphrase: string, salt: Buffer): Promise<Buffer> {
  return derive(passphrase.normalize("NFKC"), salt, 32, { N: cost, r: blockSize, p: 1, maxmem: memoryBytes });
}
