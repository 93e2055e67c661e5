/**
 * Events leave a room through here. Durable ones are rows of the outbox, written in the transaction that makes them
 * true; live ones are hints for open sockets and may be lost.
 */
import type { Db, Tx } from "@gatewatch/base/db";
import type { TeamId } from "../actor.ts";

export interface LiveEvent {
  readonly teamId: TeamId;
  /**
   * `scan` = something of this scan changed; `findings` = it has new ones; `principal` = a key or session was revoked;
   * `plan` = the team has another one.
   */
  readonly type: "scan" | "findings" | "principal" | "plan";
  readonly id: string;
}

export interface Events {
  /** Writes a durable event inside the caller's transaction. */
  emit(tx: Tx, teamId: TeamId, type: string, data: Readonly<Record<string, unknown>>): Promise<void>;
  /** As `emit`, one event of the type for each entry, in one statement. */
  emitEach(tx: Tx, teamId: TeamId, type: string, data: readonly Readonly<Record<string, unknown>>[]): Promise<void>;
  /** Tells every server process, after the transaction of `db` commits. */
  announce(db: Db | Tx, event: LiveEvent): Promise<void>;
  /** Hears what any process announced; `undefined` = some may have been missed. Returns the way to stop. */
  onLive(handler: (event: LiveEvent | undefined) => void): () => void;
}
