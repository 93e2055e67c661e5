/**
 * Events leave a room through here. Durable ones are rows of the outbox, written in the transaction that makes them
 * true and delivered in order; live ones are hints for open sockets and may be lost.
 */
import type { Db, Tx } from "@gatewatch/base/db";
import type { TeamId } from "../actor.ts";

export interface LiveEvent {
  readonly teamId: TeamId;
  /**
   * `scan` = something of this scan changed; `findings` = it has new ones; `principal` = a key, session or membership
   * was revoked, or with the team's id some of any of its people; `plan` = the team has another one; `event` = durable
   * events of the team were delivered, the last at this position.
   */
  readonly type: "scan" | "findings" | "principal" | "plan" | "event";
  readonly id: string;
}

/** A row of the outbox, delivered or being delivered. */
export interface DurableEvent {
  readonly id: string;
  readonly teamId: TeamId;
  /** `noun.verb`, past tense. */
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly createdAt: Date;
}

/** Its place in the order of delivery, which grows within a team. */
export interface DeliveredEvent extends DurableEvent {
  readonly position: number;
}

/**
 * Hears of an event in the transaction that marks it delivered: what it writes there happens once. It contacts nobody;
 * what it throws undoes its work alone, and the event is tried again.
 */
export type Subscriber = (tx: Tx, event: DurableEvent) => Promise<void>;

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

/** The outbox, for those who deliver and those who show what was delivered. */
export interface EventLog extends Events {
  /** To be called before `startDelivery`, in every process that delivers. */
  subscribe(subscriber: Subscriber): void;
  /** Delivers until stopped; any number of processes may. */
  startDelivery(): { stop(): Promise<void> };
  /** Where the team's deliveries stand now. */
  position(teamId: TeamId): Promise<number>;
  /**
   * What was delivered after a position, in order, at most `limit`; `undefined` when some of it may be gone.
   */
  since(teamId: TeamId, position: number, limit: number): Promise<readonly DeliveredEvent[] | undefined>;
}
