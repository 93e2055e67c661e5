import type { Random } from "@gatewatch/base/random";
import { hash, verify } from "@node-rs/argon2";
import { identityFaults } from "./faults.ts";

/** OWASP's first recommendation for argon2id: 19 MiB, two passes, one lane. The package's default algorithm is argon2id. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const shortest = 12;
const longest = 200;

export interface Passwords {
  /** @throws Fault `identity.weak_password` */
  hash(password: string): Promise<string>;
  /** Takes as long without a hash (an unknown user) as with one. */
  matches(stored: string | undefined, password: string): Promise<boolean>;
}

export function createPasswords(random: Random): Passwords {
  let decoy: Promise<string> | undefined;
  return {
    async hash(password) {
      if (password.length < shortest || password.length > longest) {
        throw identityFaults("identity.weak_password", {
          message: `The password has ${password.length} characters; choose one with ${shortest} to ${longest}.`,
          fields: [{ field: "password", reason: `needs ${shortest} to ${longest} characters` }],
        });
      }
      return hash(password, { ...cost, salt: random.bytes(16) });
    },
    async matches(stored, password) {
      decoy ??= hash(random.bytes(32), { ...cost, salt: random.bytes(16) });
      const right = await verify(stored ?? (await decoy), password);
      return right && stored !== undefined;
    },
  };
}
