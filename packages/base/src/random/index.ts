import { createHash, randomBytes } from "node:crypto";

/** Randomness as a port. */
export interface Random {
  /** `length` bytes, unpredictable unless the source was seeded. */
  bytes(length: number): Buffer;
}

/** The operating system's generator. */
export const systemRandom: Random = { bytes: (length) => randomBytes(length) };

/** A reproducible source for tests and deterministic engines: SHA-256 in counter mode over the seed. */
export function seededRandom(seed: string): Random {
  let counter = 0;
  let pool = Buffer.alloc(0);
  return {
    bytes(length) {
      while (pool.length < length) {
        const block = createHash("sha256").update(`${seed}:${counter++}`).digest();
        pool = Buffer.concat([pool, block]);
      }
      const taken = pool.subarray(0, length);
      pool = pool.subarray(length);
      return Buffer.from(taken);
    },
  };
}
