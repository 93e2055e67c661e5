/** Documents that scans produce beside their findings: content-addressed files, named by rows. Whole or absent. */
import { createHash } from "node:crypto";
import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Db } from "@gatewatch/base/db";
import type { Random } from "@gatewatch/base/random";
import type { TeamId } from "../../kernel/actor.ts";
import type { ArtifactKind, ScanId, StoredArtifact } from "../contract.ts";
import { isDiskFull, scanFaults } from "../faults.ts";
import { type ArtifactRow, selectArtifact } from "./store.ts";

export { artifactsMigrations } from "./migrations/index.ts";
export { upsertArtifact } from "./store.ts";

/**
 * Writes an artifact's bytes, durable and complete before they get their name; the caller records the row.
 *
 * @throws Fault `storage.full`
 */
export async function writeArtifact(
  folder: string,
  random: Random,
  teamId: TeamId,
  artifact: { readonly kind: ArtifactKind; readonly mediaType: string; readonly body: Buffer },
): Promise<ArtifactRow> {
  const sha256 = createHash("sha256").update(artifact.body).digest("hex");
  const path = artifactPath(folder, teamId, sha256);
  const draft = `${path}.${random.bytes(6).toString("hex")}`;
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const file = await open(draft, "wx", 0o600);
    try {
      await file.writeFile(artifact.body);
      await file.datasync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (cause) {
    await rm(draft, { force: true });
    if (isDiskFull(cause))
      throw scanFaults("storage.full", {
        message: "The data folder has no room left for an artifact of this scan. Free space and scan again.",
        cause,
      });
    throw cause;
  }
  return { kind: artifact.kind, mediaType: artifact.mediaType, sha256, sizeBytes: artifact.body.length };
}

/** @throws Fault `artifacts.not_available` */
export async function readArtifact(
  db: Db,
  folder: string,
  teamId: TeamId,
  scanId: ScanId,
  kind: ArtifactKind,
): Promise<StoredArtifact> {
  const row = await selectArtifact(db, teamId, scanId, kind);
  const body = row && (await readFile(artifactPath(folder, teamId, row.sha256)).catch(() => undefined));
  if (!row || !body) {
    throw scanFaults("artifacts.not_available", {
      message: `This scan has stored no ${kind} artifact. It appears once an engine that makes it has finished.`,
    });
  }
  return { mediaType: row.mediaType, sizeBytes: row.sizeBytes, body };
}

function artifactPath(folder: string, teamId: TeamId, sha256: string): string {
  return join(folder, teamId, sha256.slice(0, 2), sha256);
}
