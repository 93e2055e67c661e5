import type { Db, Tx } from "@gatewatch/base/db";
import { sql } from "kysely";

/** Across teams, like everything here: a message goes to an address, not to a team. */
export async function insertMessage(allTeams: Tx, id: string, sealed: Buffer, createdAt: Date): Promise<void> {
  await sql`INSERT INTO mail_messages (id, sealed, created_at) VALUES (${id}, ${sealed}, ${createdAt})`.execute(
    allTeams,
  );
}

export async function findMessage(allTeams: Db, id: string): Promise<Buffer | undefined> {
  const { rows } = await sql<{ sealed: Buffer }>`SELECT sealed FROM mail_messages
    WHERE id = ${id} AND failed_at IS NULL`.execute(allTeams);
  return rows[0]?.sealed;
}

export async function deleteMessage(allTeams: Db, id: string): Promise<void> {
  await sql`DELETE FROM mail_messages WHERE id = ${id}`.execute(allTeams);
}

/** No try follows any more. @returns false when that was said before, or the message is gone */
export async function markFailed(allTeams: Tx, id: string, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`UPDATE mail_messages SET failed_at = ${at}
    WHERE id = ${id} AND failed_at IS NULL`.execute(allTeams);
  return numAffectedRows === 1n;
}

/** How many messages wait, and how many were given up in the last days. */
export async function countMails(allTeams: Db): Promise<{ waiting: number; failed: number }> {
  const { rows } = await sql<{ waiting: number; failed: number }>`SELECT
    count(*) FILTER (WHERE failed_at IS NULL)::int AS waiting, count(failed_at)::int AS failed
    FROM mail_messages`.execute(allTeams);
  return rows[0]!;
}

/** Housekeeping: what could not be delivered while its job was tried. */
export async function deleteBefore(allTeams: Db, before: Date): Promise<void> {
  await sql`DELETE FROM mail_messages WHERE created_at < ${before}`.execute(allTeams);
}
