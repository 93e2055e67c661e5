import type { Db, Tx } from "@gatewatch/base/db";
import { sql } from "kysely";
import type { TeamId } from "../../kernel/actor.ts";

export interface UploadRow {
  readonly id: string;
  readonly format: "tar.gz" | "zip";
  readonly sizeBytes: number;
  readonly sha256: string;
}

export async function insertUpload(db: Db | Tx, teamId: TeamId, upload: UploadRow, now: Date): Promise<void> {
  await sql`INSERT INTO uploads_upload (id, team_id, format, size_bytes, sha256, created_at)
    VALUES (${upload.id}, ${teamId}, ${upload.format}, ${upload.sizeBytes}, ${upload.sha256}, ${now})`.execute(db);
}

export async function selectUpload(db: Db | Tx, teamId: TeamId, id: string): Promise<UploadRow | undefined> {
  const { rows } = await sql<UploadRow>`
    SELECT id, format, size_bytes AS "sizeBytes", sha256 FROM uploads_upload WHERE team_id = ${teamId} AND id = ${id}`.execute(
    db,
  );
  return rows[0];
}

export async function selectUploadIds(db: Db, teamId: TeamId): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`SELECT id FROM uploads_upload WHERE team_id = ${teamId}`.execute(db);
  return rows.map((row) => row.id);
}

/** Across teams: forgets up to `limit` uploads made before `before`. @returns their ids */
export async function deleteUploads(allTeams: Db, before: Date, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    DELETE FROM uploads_upload WHERE id IN (SELECT id FROM uploads_upload WHERE created_at < ${before} LIMIT ${limit})
    RETURNING id`.execute(allTeams);
  return rows.map((row) => row.id);
}
