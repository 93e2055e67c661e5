import type { Clock } from "@gatewatch/base/clock";
import { type Db, inTransaction } from "@gatewatch/base/db";
import type { Audit } from "../audit/index.ts";
import type { Factors } from "./factor.ts";
import { identityFaults } from "./faults.ts";
import type { LocalSignIn } from "./local.ts";
import type { Passwords } from "./password.ts";
import type { OpenSession, Origin, Sessions } from "./sessions.ts";
import * as store from "./store.ts";

/** What people do with their own account, signed in. Each act is proved by the present password once more. */
export interface Account {
  /**
   * Sets a new password and ends every other session.
   *
   * @param username where it is given it must be the person's own name or e-mail
   * @throws Fault `identity.wrong_password`, `identity.weak_password`, `identity.no_password`, `identity.locked`
   */
  changePassword(
    open: OpenSession,
    request: { readonly username?: string | undefined; readonly current: string; readonly next: string },
    origin: Origin,
  ): Promise<void>;
  /** Ends every session of the person but this one. @returns how many ended */
  revokeOtherSessions(open: OpenSession): Promise<number>;
  /** A secret that waits to be confirmed. Throws `identity.factor_exists`, `identity.wrong_password`. */
  enrolFactor(
    open: OpenSession,
    password: string,
    origin: Origin,
  ): Promise<{ readonly secret: string; readonly otpauthUrl: string }>;
  /** @returns ten recovery codes, shown this once. Throws `identity.factor_missing`, `identity.totp_invalid`. */
  confirmFactor(open: OpenSession, totp: string): Promise<readonly string[]>;
  /** Takes the factor away. Throws `identity.factor_missing`, `identity.wrong_password`. */
  disableFactor(open: OpenSession, password: string, origin: Origin): Promise<void>;
  /** How many recovery codes of the person are left. */
  recoveryCodesLeft(open: OpenSession): Promise<number>;
}

export function createAccount(deps: {
  readonly db: Db;
  readonly clock: Clock;
  readonly audit: Audit;
  readonly passwords: Passwords;
  readonly sessions: Pick<Sessions, "revokeAll">;
  readonly factors: Factors;
  readonly localSignIn: Pick<LocalSignIn, "confirmPassword">;
}): Account {
  const { db, clock, audit, passwords, sessions, factors, localSignIn } = deps;
  const except = ({ principal }: OpenSession) => ({ userId: principal.userId, except: principal.sessionId });
  return {
    async changePassword(open, { username, current, next }, origin) {
      const { principal, user } = open;
      const own = [user.username, user.email].map((text) => text.toLowerCase());
      if (username !== undefined && !own.includes(username.toLowerCase())) {
        throw identityFaults("identity.wrong_password", {
          message: `You are signed in as "${user.username}" and can change that password only. Leave username out.`,
          fields: [{ field: "username", reason: "is not your own" }],
        });
      }
      const stored = await localSignIn.confirmPassword(principal.userId, current, origin);
      const passwordHash = await passwords.hash(next, stored);
      await inTransaction(db, async (tx) => {
        await store.updateUser(tx, stored.id, { ...stored, passwordHash }, clock.now());
        await audit.record(tx, principal, "identity.password_changed", `user:${stored.id}`);
        await sessions.revokeAll(tx, principal, except(open));
      });
    },
    revokeOtherSessions: (open) => inTransaction(db, (tx) => sessions.revokeAll(tx, open.principal, except(open))),
    async enrolFactor({ principal, user }, password, origin) {
      await localSignIn.confirmPassword(principal.userId, password, origin);
      return factors.enrol(user);
    },
    confirmFactor: ({ principal }, totp) => factors.confirm(principal, principal.userId, totp),
    async disableFactor({ principal }, password, origin) {
      await localSignIn.confirmPassword(principal.userId, password, origin);
      await inTransaction(db, (tx) => factors.remove(tx, principal, principal.userId));
    },
    recoveryCodesLeft: ({ principal }) => factors.recoveryCodesLeft(principal.userId),
  };
}
