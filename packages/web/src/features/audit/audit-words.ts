import type { AuditEntry } from "@gatewatch/sdk";

/** Who did it, in words. */
export function actorText({ actor }: Pick<AuditEntry, "actor">): string {
  if (actor.kind === "system") return actor.email ?? "The server";
  const who = actor.email ?? "Somebody who has left";
  return actor.kind === "key" ? `${who}, by API key` : who;
}

/** `keys.created` as words: `keys: created`. */
export function actionText(action: string): string {
  const [room, ...verb] = action.split(".");
  return `${room?.replaceAll("_", " ")}: ${verb.join(" ").replaceAll("_", " ")}`;
}

/** What is written about the deed, a line. */
export function detailText(detail: AuditEntry["detail"]): string {
  return Object.entries(detail)
    .map(([name, value]) => `${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`)
    .join(", ");
}

export interface ChainState {
  /** How many entries were compared with the one before them. */
  readonly links: number;
  /** The newer of the first two that do not fit. */
  readonly brokenAt: number | undefined;
}

/** Compares each entry with the next older one: sequence numbers without a gap, and the hash that the newer one names. */
export function chainOf(newestFirst: readonly Pick<AuditEntry, "sequence" | "hash" | "previous_hash">[]): ChainState {
  let links = 0;
  for (const [at, newer] of newestFirst.entries()) {
    const older = newestFirst[at + 1];
    if (older === undefined) break;
    if (newer.sequence !== older.sequence + 1 || newer.previous_hash !== older.hash)
      return { links, brokenAt: newer.sequence };
    links++;
  }
  return { links, brokenAt: undefined };
}
