import type { Db, Tx } from "@gatewatch/base/db";
import { sql } from "kysely";

/** Across teams, like everything here: a message goes to an address, not to a team. */
export async function insertMessage(allTeams: Tx, id: string, sealed: Buffer, createdAt: Date): Promise<void> {
  await sql`INSERT INTO mail_messages (id, sealed, created_at) VALUES (${id}, ${sealed}, ${createdAt})`.execute(
    allTeams,
  );
}

export async function findMessage(allTeams: Db, id: string): Promise<Buffer | undefined> {
  const { rows } = await sql<{ sealed: Buffer }>`SELECT sealed FROM mail_messages WHERE id = ${id}`.execute(allTeams);
  return rows[0]?.sealed;
}

export async function deleteMessage(allTeams: Db, id: string): Promise<void> {
  await sql`DELETE FROM mail_messages WHERE id = ${id}`.execute(allTeams);
}

/** Housekeeping: what could not be delivered while its job was tried. */
export async function deleteBefore(allTeams: Db, before: Date): Promise<void> {
  await sql`DELETE FROM mail_messages WHERE created_at < ${before}`.execute(allTeams);
}
