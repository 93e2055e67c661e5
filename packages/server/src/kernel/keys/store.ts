import type { Db, Tx } from "@gatewatch/base/db";
import { sql } from "kysely";
import type { KeyId, RateLimit, TeamId, UserId } from "../actor.ts";
import type { Role } from "../roles/index.ts";

export interface Key {
  readonly id: KeyId;
  readonly teamId: TeamId;
  readonly ownerUserId: UserId;
  readonly name: string;
  readonly description: string;
  /** First 12 characters, `gk_` included. */
  readonly prefix: string;
  readonly last4: string;
  readonly role: Role;
  /** `*` = everything the role has. */
  readonly scopes: readonly string[];
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly lastUsedAt: Date | null;
  readonly lastUsedIp: string | null;
  readonly revokedAt: Date | null;
  /** Who made it for its owner; `null` when the owner did. */
  readonly madeBy: UserId | null;
  /** Addresses and networks that it may be used from; empty: any. */
  readonly ipAllowlist: readonly string[];
  readonly rateLimit: RateLimit | null;
}

const columns = sql`id, team_id AS "teamId", owner_user_id AS "ownerUserId", name, description, prefix, last4, role, scopes,
  created_at AS "createdAt", expires_at AS "expiresAt", last_used_at AS "lastUsedAt", last_used_ip AS "lastUsedIp",
  revoked_at AS "revokedAt", made_by AS "madeBy", ip_allowlist AS "ipAllowlist", rate_limit AS "rateLimit"`;

export async function insertKey(tx: Tx, key: Key, hash: Buffer): Promise<void> {
  await sql`INSERT INTO keys_keys
      (id, team_id, owner_user_id, name, description, hash, prefix, last4, role, scopes, created_at, expires_at, made_by,
        ip_allowlist, rate_limit)
    VALUES (${key.id}, ${key.teamId}, ${key.ownerUserId}, ${key.name}, ${key.description}, ${hash}, ${key.prefix},
      ${key.last4}, ${key.role}, ${key.scopes}, ${key.createdAt}, ${key.expiresAt}, ${key.madeBy},
      ${key.ipAllowlist}::text[], ${key.rateLimit && JSON.stringify(key.rateLimit)}::jsonb)`.execute(tx);
}

/** Across teams: the hash itself says whose key it is. */
export async function findByHash(allTeams: Db, hash: Buffer): Promise<Key | undefined> {
  const { rows } = await sql<Key>`SELECT ${columns} FROM keys_keys WHERE hash = ${hash}`.execute(allTeams);
  return rows[0];
}

export async function findKey(db: Db | Tx, teamId: TeamId, id: KeyId): Promise<Key | undefined> {
  const { rows } = await sql<Key>`SELECT ${columns} FROM keys_keys WHERE team_id = ${teamId} AND id = ${id}`.execute(
    db,
  );
  return rows[0];
}

/** Newest first, revoked ones left out; of one owner when that is given. */
export async function listKeys(db: Db, teamId: TeamId, owner: UserId | undefined, limit: number): Promise<Key[]> {
  const { rows } = await sql<Key>`SELECT ${columns} FROM keys_keys
    WHERE team_id = ${teamId} AND revoked_at IS NULL
      AND (${owner ?? null}::uuid IS NULL OR owner_user_id = ${owner ?? null})
    ORDER BY id DESC LIMIT ${limit}`.execute(db);
  return rows;
}

/** Ends every key of one person in the team. @returns those that were alive */
export async function revokeOfOwner(
  tx: Tx,
  teamId: TeamId,
  owner: UserId,
  by: UserId | null,
  at: Date,
): Promise<KeyId[]> {
  const { rows } = await sql<{ id: KeyId }>`UPDATE keys_keys SET revoked_at = ${at}, revoked_by = ${by}
    WHERE team_id = ${teamId} AND owner_user_id = ${owner} AND revoked_at IS NULL RETURNING id`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Across teams: what names one person. */
export async function listOfOwner(allTeams: Db, owner: UserId, limit: number): Promise<Key[]> {
  const { rows } = await sql<Key>`SELECT ${columns} FROM keys_keys WHERE owner_user_id = ${owner}
    ORDER BY id DESC LIMIT ${limit}`.execute(allTeams);
  return rows;
}

/** Across teams: the keys die with their owner; what people wrote about them and where they were used goes too. */
export async function eraseOfOwner(allTeams: Tx, owner: UserId, at: Date): Promise<void> {
  await sql`UPDATE keys_keys SET revoked_at = coalesce(revoked_at, ${at}), name = 'erased', description = '',
    last_used_ip = NULL, ip_allowlist = '{}' WHERE owner_user_id = ${owner}`.execute(allTeams);
}

/** @returns false when the team has no such key that is still alive */
export async function markRevoked(tx: Tx, teamId: TeamId, id: KeyId, by: UserId | null, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`UPDATE keys_keys SET revoked_at = ${at}, revoked_by = ${by}
    WHERE team_id = ${teamId} AND id = ${id} AND revoked_at IS NULL`.execute(tx);
  return numAffectedRows === 1n;
}

export async function markUsed(db: Db, teamId: TeamId, id: KeyId, ip: string, at: Date, notSince: Date): Promise<void> {
  await sql`UPDATE keys_keys SET last_used_at = ${at}, last_used_ip = ${ip}
    WHERE team_id = ${teamId} AND id = ${id} AND (last_used_at IS NULL OR last_used_at <= ${notSince})`.execute(db);
}
