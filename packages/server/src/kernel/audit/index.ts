/**
 * The record of who did what: append-only, written in the transaction of the deed, so that neither exists without the
 * other. It never holds a secret, and nothing in it is ever changed or removed.
 */
import type { Clock } from "@gatewatch/base/clock";
import type { Tx } from "@gatewatch/base/db";
import { newId } from "@gatewatch/base/ids";
import type { Random } from "@gatewatch/base/random";
import type { KeyId, TeamId, UserId } from "../actor.ts";
import { insertEntry } from "./store.ts";

export { auditMigrations } from "./migrations/index.ts";

/** A `Principal` is one; `system` is the machine itself or its operator on the command line. */
export interface Actor {
  readonly kind: "session" | "key" | "system";
  readonly teamId: TeamId;
  readonly userId?: UserId;
  readonly keyId?: KeyId;
}

export interface Audit {
  /**
   * @param action `room.verb`, past tense: `keys.created`
   * @param subject what it was done to, as `kind:id`
   * @param detail facts worth keeping, never a secret
   */
  record(
    tx: Tx,
    actor: Actor,
    action: string,
    subject: string,
    detail?: Readonly<Record<string, unknown>>,
  ): Promise<void>;
}

export function createAudit(deps: { readonly clock: Clock; readonly random: Random }): Audit {
  return {
    async record(tx, actor, action, subject, detail = {}) {
      await insertEntry(tx, actor.teamId, {
        id: newId(deps.clock, deps.random),
        at: deps.clock.now(),
        actorKind: actor.kind,
        userId: actor.userId ?? null,
        keyId: actor.keyId ?? null,
        action,
        subject,
        detail,
      });
    },
  };
}
