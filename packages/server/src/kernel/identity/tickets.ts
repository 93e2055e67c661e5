import type { Clock } from "@gatewatch/base/clock";
import type { Db } from "@gatewatch/base/db";
import type { Random } from "@gatewatch/base/random";
import { hashToken, newToken } from "@gatewatch/base/token";
import type { KeyId, Principal, SessionId } from "../actor.ts";
import { insertTicket, takeTicket } from "./store.ts";

const ticketLifeSeconds = 60;

/** The key or session behind a ticket. */
export type Holder = Pick<Principal, "kind" | "teamId" | "keyId" | "sessionId">;

export interface Tickets {
  issue(holder: Holder): Promise<{ readonly ticket: string; readonly expiresInSeconds: number }>;
  /** Spends a ticket: the second try of the same one finds nothing. */
  redeem(ticket: string): Promise<Holder | undefined>;
}

export function createTickets(deps: { readonly db: Db; readonly clock: Clock; readonly random: Random }): Tickets {
  const { db, clock, random } = deps;
  return {
    async issue({ kind, teamId, keyId, sessionId }) {
      const ticket = newToken(random);
      const expiresAt = new Date(clock.now().getTime() + ticketLifeSeconds * 1000);
      const holderId = keyId ?? sessionId;
      if (holderId) await insertTicket(db, { kind, teamId, holderId }, hashToken(ticket), expiresAt);
      return { ticket, expiresInSeconds: ticketLifeSeconds };
    },
    async redeem(ticket) {
      const taken = await takeTicket(db, hashToken(ticket), clock.now());
      if (!taken) return undefined;
      const { kind, teamId, holderId } = taken;
      return kind === "key"
        ? { kind, teamId, keyId: holderId as KeyId }
        : { kind, teamId, sessionId: holderId as SessionId };
    },
  };
}
