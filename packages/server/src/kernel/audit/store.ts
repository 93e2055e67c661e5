import type { Db, Tx } from "@gatewatch/base/db";
import { type RawBuilder, sql } from "kysely";
import type { TeamId } from "../actor.ts";
import { type Content, contentDigest, genesis, type Link, type Place } from "./chain.ts";
import type { Entry, EntryQuery } from "./contract.ts";

const columns = sql`id, team_id AS "teamId", at, actor_kind AS "actorKind", actor_user_id AS "userId",
  actor_key_id AS "keyId", actor_ip AS ip, action, subject, success, detail::text AS detail, sequence,
  previous_hash AS "previousHash", hash`;

/** One statement: takes the chain's next place, which no other transaction can until this one ends, and fills it. */
export async function appendEntry(tx: Tx, teamId: TeamId, content: Content): Promise<void> {
  const digest = contentDigest(content);
  await sql`WITH head AS (
      INSERT INTO audit_chains AS chain (team_id, sequence, previous_hash, hash)
      VALUES (${teamId}, 1, ${genesis}, sha256(int8send(1) || ${genesis}::bytea || ${digest}::bytea))
      ON CONFLICT (team_id) DO UPDATE SET sequence = chain.sequence + 1, previous_hash = chain.hash,
        hash = sha256(int8send(chain.sequence + 1) || chain.hash || ${digest}::bytea)
      RETURNING sequence, previous_hash, hash)
    INSERT INTO audit_entries (id, team_id, at, actor_kind, actor_user_id, actor_key_id, actor_ip, action, subject,
      success, detail, sequence, previous_hash, hash)
    SELECT ${content.id}::uuid, ${teamId}::uuid, ${content.at}::timestamptz, ${content.actorKind},
      ${content.userId}::uuid, ${content.keyId}::uuid, ${content.ip}, ${content.action}, ${content.subject},
      ${content.success}::boolean, ${content.detail}::json, head.sequence, head.previous_hash, head.hash
    FROM head`.execute(tx);
}

/** Newest first. */
export async function selectEntries(db: Db, teamId: TeamId, query: EntryQuery): Promise<Entry[]> {
  const { rows } = await sql<Entry>`SELECT ${columns} FROM audit_entries
    WHERE ${conditions(teamId, query)} ORDER BY sequence DESC LIMIT ${query.limit}`.execute(db);
  return rows;
}

function conditions(
  teamId: TeamId,
  { actor, action, resource, since, until, before }: EntryQuery,
): RawBuilder<unknown> {
  const all = [sql`team_id = ${teamId}`];
  if (before !== undefined) all.push(sql`sequence < ${before}`);
  if (actor === "system") all.push(sql`actor_kind = 'system'`);
  else if (actor !== undefined) all.push(sql`${actor} IN (actor_user_id::text, actor_key_id::text)`);
  if (action !== undefined)
    all.push(action.includes(".") ? sql`action = ${action}` : sql`starts_with(action, ${`${action}.`})`);
  if (resource !== undefined)
    all.push(resource.includes(":") ? sql`subject = ${resource}` : sql`starts_with(subject, ${`${resource}:`})`);
  if (since !== undefined) all.push(sql`at >= ${since}`);
  if (until !== undefined) all.push(sql`at < ${until}`);
  return sql.join(all, sql` AND `);
}

export interface Head extends Place {
  readonly cutThrough: number;
}

export async function selectHead(db: Db | Tx, teamId: TeamId): Promise<Head | undefined> {
  const { rows } = await sql<Head>`SELECT sequence, hash, cut_through AS "cutThrough" FROM audit_chains
    WHERE team_id = ${teamId}`.execute(db);
  return rows[0];
}

/** As `selectHead`; nobody else appends until this transaction ends. */
export async function lockHead(tx: Tx, teamId: TeamId): Promise<Head | undefined> {
  const { rows } = await sql<Head>`SELECT sequence, hash, cut_through AS "cutThrough" FROM audit_chains
    WHERE team_id = ${teamId} FOR UPDATE`.execute(tx);
  return rows[0];
}

/** Every chain, also one whose head was removed. */
export async function selectChains(allTeams: Db): Promise<TeamId[]> {
  const { rows } = await sql<{ teamId: TeamId }>`SELECT team_id AS "teamId" FROM audit_chains
    UNION SELECT team_id FROM audit_entries ORDER BY 1`.execute(allTeams);
  return rows.map(({ teamId }) => teamId);
}

/** In the order of their sequences. */
export async function selectLinks(tx: Tx, teamId: TeamId, after: number, limit: number): Promise<Link[]> {
  const { rows } = await sql<Link>`SELECT ${columns}, (extract(epoch FROM at) * 1000000)::bigint AS "atMicros"
    FROM audit_entries WHERE team_id = ${teamId} AND sequence > ${after} ORDER BY sequence LIMIT ${limit}`.execute(tx);
  return rows;
}

/** The detail of the chain's latest entry of an action. */
export async function selectLatestDetail(tx: Tx, teamId: TeamId, action: string): Promise<string | undefined> {
  const { rows } = await sql<{ detail: string }>`SELECT detail::text AS detail FROM audit_entries
    WHERE team_id = ${teamId} AND action = ${action} ORDER BY sequence DESC LIMIT 1`.execute(tx);
  return rows[0]?.detail;
}

/** The last entry of those older than `before`, and with none younger among those before it. */
export async function selectCutPlace(tx: Tx, teamId: TeamId, before: Date): Promise<Place | undefined> {
  const { rows } = await sql<Place>`SELECT sequence, hash FROM audit_entries WHERE team_id = ${teamId} AND sequence <
      (SELECT coalesce(min(sequence), 9223372036854775807) FROM audit_entries
        WHERE team_id = ${teamId} AND at >= ${before})
    ORDER BY sequence DESC LIMIT 1`.execute(tx);
  return rows[0];
}

export async function allowCut(tx: Tx, teamId: TeamId, through: number): Promise<void> {
  await sql`UPDATE audit_chains SET cut_through = ${through} WHERE team_id = ${teamId}`.execute(tx);
}

/** Up to `limit` entries that the chain's cut lets go. @returns how many there were */
export async function deleteCut(db: Db, teamId: TeamId, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`DELETE FROM audit_entries WHERE id IN (
      SELECT e.id FROM audit_entries e JOIN audit_chains c USING (team_id)
      WHERE e.team_id = ${teamId} AND e.sequence <= c.cut_through ORDER BY e.sequence LIMIT ${limit})`.execute(db);
  return Number(numAffectedRows ?? 0n);
}
