import { createHash, randomBytes, randomFillSync } from "node:crypto";

/** Randomness as a port. */
export interface Random {
  /** `length` bytes, unpredictable unless the source was seeded. */
  bytes(length: number): Buffer;
}

/** The operating system's generator. Ids are cut from a drawn block, which keeps nothing that was given out; keys never are. */
export const systemRandom: Random = (() => {
  const block = Buffer.alloc(4096);
  let used = block.length;
  return {
    bytes(length) {
      if (length > 16) return randomBytes(length);
      if (used + length > block.length) {
        randomFillSync(block);
        used = 0;
      }
      const taken = Buffer.from(block.subarray(used, used + length));
      block.fill(0, used, used + length);
      used += length;
      return taken;
    },
  };
})();

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
