/**
 * The chain: each entry's hash is SHA-256 over its sequence (8 bytes, big endian), the hash before it and the digest of
 * its content; the content's encoding is one netstring for each field, `-` for one that is absent.
 */
import { createHash } from "node:crypto";
import type { Entry } from "./contract.ts";

export const genesis: Buffer = Buffer.alloc(32);

export type Content = Omit<Entry, "sequence" | "previousHash" | "hash">;

/** SHA-256 of an entry's content, 32 bytes. `atMicros` is its instant, as PostgreSQL keeps it. */
export function contentDigest(content: Content, atMicros = content.at.getTime() * 1000): Buffer {
  const { id, teamId, actorKind, userId, keyId, ip, action, subject, success, detail } = content;
  const fields = [id, teamId, String(atMicros), actorKind, userId, keyId, ip, action, subject, String(success), detail];
  return createHash("sha256").update(fields.map(netstring).join("")).digest();
}

/** The hash of an entry, 32 bytes. */
export function entryHash(sequence: number, previousHash: Buffer, digest: Buffer): Buffer {
  const place = Buffer.alloc(8);
  place.writeBigInt64BE(BigInt(sequence));
  return createHash("sha256").update(place).update(previousHash).update(digest).digest();
}

/** An entry as it is read for verification. */
export interface Link extends Entry {
  readonly atMicros: number;
}

export interface Place {
  readonly sequence: number;
  readonly hash: Buffer;
}

export interface Break {
  readonly sequence: number;
  readonly reason: string;
}

/** Walks one chain, entry by entry in the order of their sequences. */
export class Verifier {
  #last: Place;
  #entries = 0;

  /** @param start the entry before the first one that will be given */
  constructor(start: Place) {
    this.#last = start;
  }

  get entries(): number {
    return this.#entries;
  }

  /** @returns what is wrong with this entry, if anything */
  take(link: Link): Break | undefined {
    const expected = this.#last.sequence + 1;
    if (link.sequence > expected) return { sequence: expected, reason: "is missing" };
    if (link.sequence < expected) return { sequence: link.sequence, reason: "stands twice" };
    if (!link.previousHash.equals(this.#last.hash))
      return { sequence: expected, reason: "does not follow from the entry before it" };
    const digest = contentDigest(link, link.atMicros);
    if (!entryHash(link.sequence, link.previousHash, digest).equals(link.hash))
      return { sequence: expected, reason: "was changed" };
    this.#last = { sequence: link.sequence, hash: link.hash };
    this.#entries++;
    return undefined;
  }

  /** @param head what the chain says of its last entry; absent when it says nothing */
  end(head: Place | undefined): Break | undefined {
    const { sequence, hash } = this.#last;
    if (!head) return { sequence, reason: "is followed by nothing: the chain's head was removed" };
    if (head.sequence > sequence) return { sequence: sequence + 1, reason: "is missing" };
    if (head.sequence < sequence) return { sequence: head.sequence + 1, reason: "was added" };
    return head.hash.equals(hash) ? undefined : { sequence, reason: "is not the chain's head" };
  }
}

// Length first, so that no two lists of fields have one encoding.
function netstring(field: string | null): string {
  return field === null ? "-," : `${Buffer.byteLength(field)}:${field},`;
}
