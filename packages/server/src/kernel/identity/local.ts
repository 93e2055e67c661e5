import type { Db } from "@gatewatch/base/db";
import type { UserId } from "../actor.ts";
import type { Logins } from "../logins/index.ts";
import type { Teams } from "../teams/index.ts";
import type { FactorProof, Factors } from "./factor.ts";
import { identityFaults } from "./faults.ts";
import type { Lockout } from "./lockout.ts";
import type { Passwords } from "./password.ts";
import type { Origin } from "./sessions.ts";
import * as store from "./store.ts";

/** A password and, where the account has one, the second factor beside it. */
export interface LocalProof extends FactorProof {
  readonly password: string;
}

export interface LocalSignIn {
  /**
   * The person of a name and password (and second factor). Every refusal is logged; an unknown name answers like a wrong
   * password, and nothing is said of the second factor before the password is right.
   *
   * @throws Fault `identity.invalid_credentials`, `identity.locked`, `identity.totp_required`, `identity.totp_invalid`
   */
  prove(login: string, proof: LocalProof, origin: Origin): Promise<store.StoredUser>;
  /** Waits for what decides about somebody who has proved who they are, and logs a refusal. Throws what it throws. */
  admitted(user: store.StoredUser, decision: Promise<void>, reason: string, origin: Origin): Promise<void>;
  /** The same for somebody who is signed in and acts on the account itself. Throws `identity.wrong_password` too. */
  confirmPassword(userId: UserId, password: string, origin: Origin): Promise<store.StoredUser>;
}

export function createLocalSignIn(deps: {
  readonly db: Db;
  readonly passwords: Passwords;
  readonly lockout: Lockout;
  readonly factors: Pick<Factors, "check">;
  readonly logins: Pick<Logins, "record">;
  readonly teams: Pick<Teams, "teamsOf" | "all">;
}): LocalSignIn {
  const { db, passwords, lockout, factors, logins, teams } = deps;

  /** Whose log an attempt belongs in: the person's home, or the only team there is. */
  const teamConcerned = async (user: store.User | undefined) => {
    if (user) return (await teams.teamsOf(user.id))[0]?.team.id ?? null;
    const all = await teams.all();
    return all.length === 1 ? all[0]!.id : null;
  };

  const logged = async <T>(
    attempt: Promise<T>,
    reason: string,
    login: string,
    user: store.StoredUser | undefined,
    origin: Origin,
  ): Promise<T> =>
    attempt.catch(async (fault: unknown) => {
      await logins.record(db, {
        ...origin,
        teamId: await teamConcerned(user),
        userId: user?.id ?? null,
        userEmail: user?.email ?? login,
        userName: user?.name ?? "",
        provider: "local",
        failureReason: reason,
        sessionId: null,
      });
      throw fault;
    });

  return {
    async prove(login, { password, ...proof }, origin) {
      const user = await store.findByLogin(db, login);
      await logged(lockout.count(login, origin.ip), "locked", login, user, origin);
      const right = await passwords.matches(user?.passwordHash, password);
      if (!user || !right || !user.isActive) {
        const reason = !user ? "unknown_user" : right ? "disabled" : "wrong_password";
        return logged(Promise.reject(invalidCredentials()), reason, login, user, origin);
      }
      const isShown = proof.totp !== undefined || proof.recoveryCode !== undefined;
      const checked = factors.check(user.id, proof);
      await (isShown ? logged(checked, "wrong_code", login, user, origin) : checked);
      await lockout.clear(login, origin.ip);
      return user;
    },
    admitted: (user, decision, reason, origin) => logged(decision, reason, user.email, user, origin),
    async confirmPassword(userId, password, origin) {
      const user = await store.findUser(db, userId);
      if (!user?.passwordHash) {
        throw identityFaults("identity.no_password", {
          message: "Your account has no password here: your identity provider signs you in. Change it there.",
        });
      }
      await lockout.count(user.email, origin.ip);
      if (!(await passwords.matches(user.passwordHash, password))) {
        throw identityFaults("identity.wrong_password", {
          message: "The present password is wrong. Type it again, or ask for a link to set a new one.",
        });
      }
      await lockout.clear(user.email, origin.ip);
      return user;
    },
  };
}

function invalidCredentials() {
  return identityFaults("identity.invalid_credentials", {
    message: "The name or the password is wrong. Check both and try again.",
  });
}
