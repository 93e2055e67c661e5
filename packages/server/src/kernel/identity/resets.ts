import type { Clock } from "@gatewatch/base/clock";
import { type Db, inTransaction, type Tx } from "@gatewatch/base/db";
import { newId } from "@gatewatch/base/ids";
import type { Random } from "@gatewatch/base/random";
import { hashToken, newToken } from "@gatewatch/base/token";
import type { UserId } from "../actor.ts";
import type { Actor, Audit } from "../audit/index.ts";
import type { Mail } from "../mail/index.ts";
import type { Teams } from "../teams/index.ts";
import { identityFaults } from "./faults.ts";
import type { Passwords } from "./password.ts";
import type { Sessions } from "./sessions.ts";
import * as store from "./store.ts";

const lifeMs = 24 * 3_600_000;

export interface ResetLink {
  /** To be opened in a browser; it holds the token, which is kept nowhere. */
  readonly link: string;
  readonly expiresAt: Date;
}

export interface Resets {
  /**
   * Sends a link by mail, if there is such a person with a password; without an SMTP server it does nothing. It says
   * nothing and does the same work either way: a message to nobody is made, kept and taken up by its job too.
   */
  request(email: string): Promise<void>;
  /** A link for somebody to pass on, in the caller's transaction. */
  issue(tx: Tx, actor: Actor, userId: UserId): Promise<ResetLink>;
  /**
   * Sets a new password with a link's token, and ends every session. The second factor stays.
   *
   * @throws Fault `identity.reset_invalid`, `identity.weak_password`
   */
  complete(token: string, password: string): Promise<void>;
}

export function createResets(deps: {
  readonly db: Db;
  readonly clock: Clock;
  readonly random: Random;
  readonly audit: Audit;
  readonly mail: Pick<Mail, "send" | "isConfigured">;
  readonly teams: Pick<Teams, "teamsOf">;
  readonly passwords: Passwords;
  readonly sessions: Pick<Sessions, "revokeAll">;
  readonly publicUrl: string;
}): Resets {
  const { db, clock, random, audit, mail, teams, passwords, sessions, publicUrl } = deps;

  const issue = async (tx: Tx, userId: UserId): Promise<ResetLink> => {
    const token = newToken(random);
    const expiresAt = new Date(clock.now().getTime() + lifeMs);
    await store.saveReset(tx, userId, hashToken(token), expiresAt);
    return { link: `${publicUrl}/reset#token=${token}`, expiresAt };
  };

  return {
    async request(email) {
      if (!mail.isConfigured) return;
      const user = await store.findByEmail(db, email);
      const known = user?.isActive && user.passwordHash !== null ? user : undefined;
      await inTransaction(db, async (tx) => {
        const { link } = await issue(tx, known?.id ?? newId(clock, random));
        await mail.send(tx, {
          to: known?.email ?? null,
          subject: "Set a new password for Gatewatch",
          text: `Somebody asked for a new password for this address. If it was you, open this link within a day:\n\n${link}\n\nIf it was not, do nothing: the present password goes on working.\n`,
        });
      });
    },
    async issue(tx, actor, userId) {
      await audit.record(tx, actor, "identity.reset_issued", `user:${userId}`);
      return issue(tx, userId);
    },
    async complete(token, password) {
      const hash = hashToken(token);
      const userId = await store.findReset(db, hash, clock.now());
      const user = userId && (await store.findUser(db, userId));
      if (!user) throw invalidReset();
      const passwordHash = await passwords.hash(password, user);
      const teamId = (await teams.teamsOf(user.id))[0]?.team.id;
      await inTransaction(db, async (tx) => {
        if ((await store.takeReset(tx, hash, clock.now())) === undefined) throw invalidReset();
        await store.updateUser(tx, user.id, { ...user, passwordHash }, clock.now());
        if (teamId === undefined) return;
        const actor: Actor = { kind: "system", teamId, userId: user.id };
        await sessions.revokeAll(tx, actor, { userId: user.id });
        await audit.record(tx, actor, "identity.password_reset", `user:${user.id}`);
      });
    },
  };
}

function invalidReset() {
  return identityFaults("identity.reset_invalid", {
    message: "This link is wrong, was used, or is older than a day. Ask for a new one.",
    fields: [{ field: "token", reason: "is wrong, used or expired" }],
  });
}
