import type { Db, Tx } from "@gatewatch/base/db";
import { sql } from "kysely";
import type { TeamId } from "../../kernel/actor.ts";
import type { ArtifactKind, ScanId } from "../contract.ts";

export interface ArtifactRow {
  readonly kind: ArtifactKind;
  readonly mediaType: string;
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** Records what a scan produced; a repeated attempt replaces it. */
export async function upsertArtifact(tx: Tx, teamId: TeamId, scanId: ScanId, artifact: ArtifactRow): Promise<void> {
  await sql`
    INSERT INTO artifacts_artifact (scan_id, team_id, kind, media_type, sha256, size_bytes)
    VALUES (${scanId}, ${teamId}, ${artifact.kind}, ${artifact.mediaType}, ${artifact.sha256}, ${artifact.sizeBytes})
    ON CONFLICT (scan_id, kind) DO UPDATE SET media_type = excluded.media_type, sha256 = excluded.sha256, size_bytes = excluded.size_bytes`.execute(
    tx,
  );
}

export async function selectArtifact(
  db: Db,
  teamId: TeamId,
  scanId: ScanId,
  kind: ArtifactKind,
): Promise<ArtifactRow | undefined> {
  const { rows } = await sql<ArtifactRow>`
    SELECT kind, media_type AS "mediaType", sha256, size_bytes AS "sizeBytes" FROM artifacts_artifact
    WHERE team_id = ${teamId} AND scan_id = ${scanId} AND kind = ${kind}`.execute(db);
  return rows[0];
}

/** An artifact and whose it is. */
export interface OwnedArtifact extends ArtifactRow {
  readonly teamId: TeamId;
  readonly scanId: ScanId;
}

const owned = sql`team_id AS "teamId", scan_id AS "scanId", kind, media_type AS "mediaType", sha256, size_bytes AS "sizeBytes"`;

export async function selectArtifacts(db: Db, teamId: TeamId, scanId: ScanId): Promise<OwnedArtifact[]> {
  const { rows } = await sql<OwnedArtifact>`
    SELECT ${owned} FROM artifacts_artifact WHERE team_id = ${teamId} AND scan_id = ${scanId}`.execute(db);
  return rows;
}

/** Across teams: artifacts of the oldest scans (their ids rise with time). */
export async function selectOldest(
  allTeams: Db,
  limit: number,
  after: OwnedArtifact | undefined,
): Promise<OwnedArtifact[]> {
  const rest = after ? sql`WHERE (scan_id, kind) > (${after.scanId}::uuid, ${after.kind})` : sql``;
  const { rows } = await sql<OwnedArtifact>`
    SELECT ${owned} FROM artifacts_artifact ${rest} ORDER BY scan_id, kind LIMIT ${limit}`.execute(allTeams);
  return rows;
}

/** Across teams: bytes of all files; scans of one team with the same content share one. */
export async function countBytes(allTeams: Db): Promise<number> {
  const { rows } = await sql<{ bytes: number }>`SELECT coalesce(sum(size_bytes), 0)::bigint AS bytes FROM
    (SELECT DISTINCT team_id, sha256, size_bytes FROM artifacts_artifact) AS files`.execute(allTeams);
  return rows[0]?.bytes ?? 0;
}

/** Makes those who add or remove rows of one content take turns until the transaction ends. */
export async function lockContent(tx: Tx, teamId: TeamId, sha256: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`artifact ${teamId} ${sha256}`}, 0))`.execute(tx);
}

export async function deleteArtifact(tx: Tx, teamId: TeamId, scanId: ScanId, kind: ArtifactKind): Promise<void> {
  await sql`DELETE FROM artifacts_artifact WHERE team_id = ${teamId} AND scan_id = ${scanId} AND kind = ${kind}`.execute(
    tx,
  );
}

/** Whether a scan of the team has this content. */
export async function isNamed(tx: Tx, teamId: TeamId, sha256: string): Promise<boolean> {
  const { rows } = await sql`
    SELECT 1 FROM artifacts_artifact WHERE team_id = ${teamId} AND sha256 = ${sha256} LIMIT 1`.execute(tx);
  return rows.length > 0;
}
