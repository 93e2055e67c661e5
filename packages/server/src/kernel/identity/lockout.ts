import { createHash } from "node:crypto";
import type { Clock } from "@gatewatch/base/clock";
import type { Db } from "@gatewatch/base/db";
import { identityFaults } from "./faults.ts";
import { countAttempt, forgetAttempts } from "./store.ts";

const windowMs = 15 * 60_000;
/** From one address: its own owner is not locked out by a stranger's guesses elsewhere. */
const attemptsFromOneAddress = 10;
/** From everywhere together: bounds guesses spread over many addresses. */
const attemptsInAll = 100;

export interface Lockout {
  /**
   * Counts an attempt; the same for accounts that do not exist.
   *
   * @throws Fault `identity.locked` from the eleventh within 15 minutes
   */
  count(login: string, ip: string): Promise<void>;
  /** A right password wipes the slate. */
  clear(login: string, ip: string): Promise<void>;
}

export function createLockout(deps: { readonly db: Db; readonly clock: Clock }): Lockout {
  const { db, clock } = deps;
  return {
    async count(login, ip) {
      const now = clock.now();
      const endsAt = new Date(now.getTime() + windowMs);
      const [here, everywhere] = subjectsOf(login, ip);
      const one = await countAttempt(db, here, now, endsAt);
      const all = await countAttempt(db, everywhere, now, endsAt);
      const ends: Date[] = [];
      if (one.attempts > attemptsFromOneAddress) ends.push(one.endsAt);
      if (all.attempts > attemptsInAll) ends.push(all.endsAt);
      if (ends.length === 0) return;
      const opensMs = Math.max(...ends.map((end) => end.getTime()));
      throw identityFaults("identity.locked", {
        message:
          "Too many failed sign-ins for this account. Wait, then try again; an administrator can set a new password.",
        retryAfterSeconds: Math.max(1, Math.ceil((opensMs - now.getTime()) / 1000)),
      });
    },
    clear: (login, ip) => forgetAttempts(db, subjectsOf(login, ip)),
  };
}

/** Hashed: what people type into a name field by mistake is often their password. */
function subjectsOf(login: string, ip: string): [Buffer, Buffer] {
  const account = login.toLowerCase();
  return [sha256(`${account}\0${ip}`), sha256(account)];
}

function sha256(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
