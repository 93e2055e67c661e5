import { timingSafeEqual } from "node:crypto";
import type { Clock } from "@gatewatch/base/clock";
import { type Db, inTransaction, type Tx } from "@gatewatch/base/db";
import type { Random } from "@gatewatch/base/random";
import { hashToken, newToken } from "@gatewatch/base/token";
import { identityFaults } from "./faults.ts";
import * as store from "./store.ts";

const lifeMs = 15 * 60_000;

/** The one-time token that lets the first person in. There is at most one; a new one ends the one before. */
export interface SetupTokens {
  /** A fresh token, or `undefined` once a user exists. */
  issue(): Promise<string | undefined>;
  /** @throws Fault `identity.setup_done`, `identity.setup_token_invalid` */
  check(db: Db | Tx, token: string): Promise<void>;
}

export function createSetupTokens(deps: {
  readonly db: Db;
  readonly clock: Clock;
  readonly random: Random;
}): SetupTokens {
  const { db, clock, random } = deps;
  return {
    issue: () =>
      inTransaction(db, async (tx) => {
        await store.lockFirstUser(tx);
        if (await store.hasUsers(tx)) return undefined;
        const token = newToken(random);
        await store.saveSetupToken(tx, hashToken(token), new Date(clock.now().getTime() + lifeMs));
        return token;
      }),
    async check(anywhere, token) {
      if (await store.hasUsers(anywhere)) {
        throw identityFaults("identity.setup_done", {
          message: "This installation is set up already. Sign in instead.",
        });
      }
      const kept = await store.findSetupToken(anywhere);
      const fits =
        kept !== undefined && timingSafeEqual(kept.tokenHash, hashToken(token)) && kept.expiresAt > clock.now();
      if (fits) return;
      throw identityFaults("identity.setup_token_invalid", {
        message: "This setup link is wrong or older than 15 minutes. Restart the server: it prints a new one.",
      });
    },
  };
}
