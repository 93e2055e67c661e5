import type { Tx } from "@gatewatch/base/db";
import type { KeyId, TeamId, UserId } from "../actor.ts";

/** A `Principal` is one; `system` is the machine itself or its operator on the command line. */
export interface Actor {
  readonly kind: "session" | "key" | "system";
  readonly teamId: TeamId;
  readonly userId?: UserId;
  readonly keyId?: KeyId;
  /** Where the request came from. */
  readonly ip?: string;
}

/** One thing that was done, or tried, and its place in the chain of its team. */
export interface Entry {
  readonly id: string;
  readonly teamId: TeamId;
  readonly at: Date;
  readonly actorKind: Actor["kind"];
  readonly userId: UserId | null;
  readonly keyId: KeyId | null;
  readonly ip: string | null;
  /** `room.verb`. */
  readonly action: string;
  /** `kind:id`. */
  readonly subject: string;
  readonly success: boolean;
  /** JSON, as it was written. */
  readonly detail: string;
  /** From 1, without a gap. */
  readonly sequence: number;
  readonly previousHash: Buffer;
  readonly hash: Buffer;
}

export interface EntryQuery {
  /** Id of a user or key, or `system`. */
  readonly actor?: string | undefined;
  /** `room.verb`, or a room alone. */
  readonly action?: string | undefined;
  /** `kind:id`, or a kind alone. */
  readonly resource?: string | undefined;
  readonly since?: Date | undefined;
  readonly until?: Date | undefined;
  /** Entries before this sequence. */
  readonly before?: number | undefined;
  readonly limit: number;
}

export interface EntryPage {
  /** Newest first. */
  readonly entries: readonly Entry[];
  readonly nextCursor: string | null;
}

/** What the verification of one chain came to. */
export interface ChainReport {
  readonly teamId: TeamId;
  /** Entries that were looked at. */
  readonly entries: number;
  /** Retention removed the entries up to this one, which the chain itself says. */
  readonly cutThrough: number;
  /** The last entry; noted elsewhere, it tells later that nothing before it was written anew. */
  readonly head: { readonly sequence: number; readonly hash: string };
  /** The first place where the chain is not as it was written. */
  readonly broken?: { readonly sequence: number; readonly reason: string };
}

/** What a room that does something takes. */
export interface Audit {
  /**
   * Appends to the chain of the actor's team; the transaction holds that chain until it ends, and no other.
   *
   * @param action `room.verb`, past tense: `keys.created`
   * @param subject what it was done to, as `kind:id`
   * @param detail facts worth keeping, never a secret
   * @param outcome `refused` for what was tried in vain
   */
  record(
    tx: Tx,
    actor: Actor,
    action: string,
    subject: string,
    detail?: Readonly<Record<string, unknown>>,
    outcome?: "done" | "refused",
  ): Promise<void>;
}

/** The whole log, for those who read and keep it. */
export interface AuditLog extends Audit {
  /** @throws Fault `audit.invalid_cursor` */
  list(
    teamId: TeamId,
    query: Omit<EntryQuery, "before"> & { readonly cursor?: string | undefined },
  ): Promise<EntryPage>;
  /** Everything that fits, newest first, a page at a time. */
  all(teamId: TeamId, query: Omit<EntryQuery, "before" | "limit">): AsyncIterable<Entry>;
  /** One page of a list that is counted from its newest entry on. `total` is exact. */
  page(
    teamId: TeamId,
    page: number,
    perPage: number,
  ): Promise<{ readonly entries: readonly Entry[]; readonly total: number }>;
  /**
   * Removes what is older than `before` and says so in the chain, which goes on from there.
   *
   * @returns how many entries were removed
   */
  cut(teamId: TeamId, before: Date): Promise<number>;
  /** Cuts every chain at the start of the day from which on entries are kept; nothing where they are kept for ever. */
  forgetOld(): Promise<void>;
  /** Walks every chain, or the team's alone, in bounded memory. `onRows` hears of each batch of entries read. */
  verify(onRows?: (count: number) => void, teamId?: TeamId): AsyncIterable<ChainReport>;
}
