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
