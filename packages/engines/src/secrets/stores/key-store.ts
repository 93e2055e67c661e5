import { createHash } from "node:crypto";
import type { TreeFile } from "@gatewatch/base/tree";
import type { Match } from "../match.ts";
import { accepted } from "../scan/accepted.ts";
import { certificateStore, keyStore, passwordDatabase } from "./texts.ts";

const largest = 8 * 1024 * 1024;
const storeName = /\.(?:p12|pfx|jks|jceks|keystore|truststore|ks|ts|kdbx?)$|(?:^|\/)(?:\.?keystore|cacerts)$/i;

/** A binary file that keeps keys or passwords, with the line of text that stands for it in a finding. */
export interface StoreFile {
  readonly text: string;
  readonly match: Match;
}

type Kind = "Java key store" | "PKCS#12" | "KeePass";

/**
 * Recognises a PKCS#12, Java or KeePass store by its name and its first bytes, and tells stores with keys from those that
 * hold certificates alone (RFC 7292 section 4.2; JKS entry tags). What is encrypted stays so.
 */
export function keyStoreIn(file: TreeFile): StoreFile | undefined {
  if (!storeName.test(file.path) || file.sizeBytes < 16 || file.sizeBytes > largest) return undefined;
  const kind = kindOf(file.read(0, 64));
  if (!kind) return undefined;
  const bytes = file.read();
  const text = `[${kind}, ${bytes.length} bytes]`;
  const value = createHash("sha256").update(bytes).digest("hex");
  const rule = kind === "KeePass" ? passwordDatabase : holdsKeys(kind, bytes) ? keyStore : certificateStore;
  const learned = { proven: true, facts: { format: kind } };
  return { text, match: accepted(rule, "pattern", learned, { start: 0, end: text.length, value }) };
}

function kindOf(head: Buffer): Kind | undefined {
  const magic = head.readUInt32BE(0);
  if (magic === 0xfeedfeed || magic === 0xcececece) return "Java key store";
  if (magic === 0x03d9a29a && [0x65fb4bb5, 0x66fb4bb5, 0x67fb4bb5].includes(head.readUInt32BE(4))) return "KeePass";
  // PFX: a sequence with version 3 and contents of type data or signed data.
  const version = head.indexOf(Buffer.from("020103", "hex"));
  const isPfx = head[0] === 0x30 && version > 0 && version < 8 && head.includes(Buffer.from("2a864886f70d0107", "hex"));
  return isPfx ? "PKCS#12" : undefined;
}

function holdsKeys(kind: "Java key store" | "PKCS#12", bytes: Buffer): boolean {
  switch (kind) {
    case "PKCS#12":
      // keyBag and pkcs8ShroudedKeyBag.
      return (
        bytes.includes(Buffer.from("2a864886f70d010c0a0101", "hex")) ||
        bytes.includes(Buffer.from("2a864886f70d010c0a0102", "hex"))
      );
    case "Java key store":
      return javaEntryTags(bytes).some((tag) => tag === 1 || tag === 3);
  }
}

/** Tags of the entries up to the first one with a key: 1 private key, 2 certificate, 3 secret key. */
function javaEntryTags(bytes: Buffer): number[] {
  const tags: number[] = [];
  const count = Math.min(bytes.readUInt32BE(8), 10_000);
  let place = 12;
  const skipText = () => {
    place += 2 + bytes.readUInt16BE(place);
  };
  try {
    while (tags.length < count) {
      const tag = bytes.readUInt32BE(place);
      tags.push(tag);
      if (tag !== 2) return tags;
      place += 4;
      skipText();
      place += 8;
      if (bytes.readUInt32BE(4) === 2) skipText();
      place += 4 + bytes.readUInt32BE(place);
    }
  } catch {
    // A store that ends early: what was read of it decides.
  }
  return tags;
}
