import type { Random } from "@gatewatch/base/random";
import { hash, verify } from "@node-rs/argon2";
import { checkPassword, type Owner } from "./password-rules.ts";

/** OWASP's first recommendation for argon2id: 19 MiB, two passes, one lane. The package's default algorithm is argon2id. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export interface Passwords {
  /** @throws Fault `identity.weak_password` */
  hash(password: string, owner: Owner): Promise<string>;
  /** Takes as long without a hash (an unknown user) as with one. */
  matches(stored: string | null | undefined, password: string): Promise<boolean>;
}

export function createPasswords(random: Random): Passwords {
  let decoy: Promise<string> | undefined;
  return {
    async hash(password, owner) {
      checkPassword(password, owner);
      return hash(password, { ...cost, salt: random.bytes(16) });
    },
    async matches(stored, password) {
      decoy ??= hash(random.bytes(32), { ...cost, salt: random.bytes(16) });
      const right = await verify(stored ?? (await decoy), password);
      return right && typeof stored === "string";
    },
  };
}
