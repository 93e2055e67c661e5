import type { Db, Tx } from "@gatewatch/base/db";
import { sql } from "kysely";
import type { UserId } from "../actor.ts";

export interface Factor {
  readonly secretSealed: Buffer;
  /** The newest time step of which a code was taken: that one and those before it are spent. */
  readonly lastStep: number;
  readonly confirmedAt: Date | null;
}

/** Across teams, like the person. A factor that waits to be confirmed gives way to a new one, a confirmed one does not. */
export async function saveFactor(allTeams: Tx, userId: UserId, secretSealed: Buffer, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    INSERT INTO identity_factors AS f (user_id, secret_sealed, last_step, created_at)
    VALUES (${userId}, ${secretSealed}, -1, ${at})
    ON CONFLICT (user_id) DO UPDATE SET secret_sealed = excluded.secret_sealed, last_step = -1, created_at = excluded.created_at
      WHERE f.confirmed_at IS NULL`.execute(allTeams);
  return numAffectedRows === 1n;
}

export async function findFactor(allTeams: Db | Tx, userId: UserId): Promise<Factor | undefined> {
  const { rows } = await sql<{ secretSealed: Buffer; lastStep: string; confirmedAt: Date | null }>`
    SELECT secret_sealed AS "secretSealed", last_step AS "lastStep", confirmed_at AS "confirmedAt"
    FROM identity_factors WHERE user_id = ${userId}`.execute(allTeams);
  const row = rows[0];
  return row && { ...row, lastStep: Number(row.lastStep) };
}

/** @returns false when a code of this step, or of a later one, was taken already */
export async function spendStep(allTeams: Db | Tx, userId: UserId, step: number): Promise<boolean> {
  const { numAffectedRows } = await sql`UPDATE identity_factors SET last_step = ${step}
    WHERE user_id = ${userId} AND last_step < ${step}`.execute(allTeams);
  return numAffectedRows === 1n;
}

export async function confirmFactor(
  allTeams: Tx,
  userId: UserId,
  codeHashes: readonly Buffer[],
  at: Date,
): Promise<void> {
  await sql`UPDATE identity_factors SET confirmed_at = ${at} WHERE user_id = ${userId}`.execute(allTeams);
  await sql`DELETE FROM identity_recovery_codes WHERE user_id = ${userId}`.execute(allTeams);
  await sql`INSERT INTO identity_recovery_codes (user_id, code_hash)
    SELECT ${userId}, hash FROM unnest(${codeHashes}::bytea[]) AS hash`.execute(allTeams);
}

/** @returns false for a code that is wrong or spent */
export async function spendRecoveryCode(allTeams: Db | Tx, userId: UserId, codeHash: Buffer): Promise<boolean> {
  const { numAffectedRows } = await sql`DELETE FROM identity_recovery_codes
    WHERE user_id = ${userId} AND code_hash = ${codeHash}`.execute(allTeams);
  return numAffectedRows === 1n;
}

export async function countRecoveryCodes(allTeams: Db, userId: UserId): Promise<number> {
  const { rows } = await sql<{ count: number }>`SELECT count(*)::int AS count FROM identity_recovery_codes
    WHERE user_id = ${userId}`.execute(allTeams);
  return rows[0]!.count;
}

/** @returns false when there was none */
export async function deleteFactor(allTeams: Tx, userId: UserId): Promise<boolean> {
  await sql`DELETE FROM identity_recovery_codes WHERE user_id = ${userId}`.execute(allTeams);
  const { numAffectedRows } = await sql`DELETE FROM identity_factors WHERE user_id = ${userId}`.execute(allTeams);
  return numAffectedRows === 1n;
}
