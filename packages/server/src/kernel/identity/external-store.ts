import type { Db, Tx } from "@gatewatch/base/db";
import type { Id } from "@gatewatch/base/ids";
import { sql } from "kysely";
import type { TeamId, UserId } from "../actor.ts";
import { findUser, type StoredUser } from "./store.ts";

/** A person of an outside provider, and whose account that is here. */
export interface Link {
  readonly providerId: Id<"provider">;
  /** The provider's own, lasting name of the person. */
  readonly subject: string;
  readonly userId: UserId;
}

export async function insertLink(tx: Tx, teamId: TeamId, link: Link, at: Date): Promise<void> {
  await sql`INSERT INTO identity_links (provider_id, subject, team_id, user_id, linked_at)
    VALUES (${link.providerId}, ${link.subject}, ${teamId}, ${link.userId}, ${at})
    ON CONFLICT (provider_id, subject) DO NOTHING`.execute(tx);
}

/** Across teams: the provider and its subject say whose account it is. */
export async function findLinked(
  allTeams: Db | Tx,
  providerId: Id<"provider">,
  subject: string,
): Promise<StoredUser | undefined> {
  const { rows } = await sql<{ userId: UserId }>`SELECT user_id AS "userId" FROM identity_links
    WHERE provider_id = ${providerId} AND subject = ${subject}`.execute(allTeams);
  return rows[0] && findUser(allTeams, rows[0].userId);
}

export async function deleteLinks(tx: Tx, teamId: TeamId, providerId: Id<"provider">): Promise<void> {
  await sql`DELETE FROM identity_links WHERE team_id = ${teamId} AND provider_id = ${providerId}`.execute(tx);
}
