/** Documents that scans produce beside their findings: content-addressed files, named by rows. Whole or absent. */
import { createHash } from "node:crypto";
import { access, mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Db, inTransaction, type Tx } from "@gatewatch/base/db";
import type { Random } from "@gatewatch/base/random";
import type { TeamId } from "../../kernel/actor.ts";
import type { ArtifactKind, ScanId, StoredArtifact } from "../contract.ts";
import { isDiskFull, scanFaults } from "../faults.ts";
import {
  type ArtifactRow,
  countBytes,
  deleteArtifact,
  isNamed,
  lockContent,
  type OwnedArtifact,
  selectArtifact,
  selectArtifacts,
  selectOldest,
  upsertArtifact,
} from "./store.ts";

export { artifactsMigrations } from "./migrations/index.ts";

export interface ArtifactsDeps {
  readonly db: Db;
  readonly random: Random;
  readonly folder: string;
  /** Of all artifacts together; `null` = as much as the disk holds. What several workers store at one instant may exceed it. */
  readonly maxBytes: number | null;
  /** Which of these scans, of any team, have ended: only their artifacts make room for others. */
  readonly endedOf: (scanIds: readonly ScanId[]) => Promise<ReadonlySet<ScanId>>;
}

/** Looked through at once when room is needed. */
const oldestAtOnce = 200;

/**
 * Stores an artifact: the bytes, durable and complete before they get their name, then the row. Where the folder's quota
 * is used up, the oldest artifacts of ended scans go first.
 *
 * @param record runs its argument in a transaction that holds the scan
 * @throws Fault `storage.full`
 */
export async function storeArtifact(
  deps: ArtifactsDeps,
  teamId: TeamId,
  scanId: ScanId,
  artifact: { readonly kind: ArtifactKind; readonly mediaType: string; readonly body: Buffer },
  record: (action: (tx: Tx) => Promise<void>) => Promise<void>,
): Promise<void> {
  const { kind, mediaType, body } = artifact;
  const sha256 = createHash("sha256").update(body).digest("hex");
  const row: ArtifactRow = { kind, mediaType, sha256, sizeBytes: body.length };
  await makeRoom(deps, body.length);
  const path = artifactPath(deps.folder, teamId, sha256);
  await writeWhole(path, deps.random, body);
  await record(async (tx) => {
    await lockContent(tx, teamId, sha256);
    await upsertArtifact(tx, teamId, scanId, row);
  });
  // Whoever removed the last other row of this content meanwhile took the file with it; from now on nobody does.
  if (
    !(await access(path).then(
      () => true,
      () => false,
    ))
  )
    await writeWhole(path, deps.random, body);
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
      message: `This scan has stored no ${kind} artifact, or it is no longer kept. It appears once an engine that makes it has finished.`,
    });
  }
  return { mediaType: row.mediaType, sizeBytes: row.sizeBytes, body };
}

/** Removes all artifacts of a scan. @returns how many there were */
export async function removeArtifacts(
  deps: Pick<ArtifactsDeps, "db" | "folder">,
  teamId: TeamId,
  scanId: ScanId,
): Promise<number> {
  const found = await selectArtifacts(deps.db, teamId, scanId);
  for (const artifact of found) await removeArtifact(deps, artifact);
  return found.length;
}

async function makeRoom(deps: ArtifactsDeps, neededBytes: number): Promise<void> {
  const { db, maxBytes, endedOf } = deps;
  if (maxBytes === null) return;
  let over = (await countBytes(db)) + neededBytes - maxBytes;
  for (let after: OwnedArtifact | undefined; over > 0; ) {
    const oldest = neededBytes > maxBytes ? [] : await selectOldest(db, oldestAtOnce, after);
    if (oldest.length === 0) throw noRoom(maxBytes);
    const ended = await endedOf([...new Set(oldest.map(({ scanId }) => scanId))]);
    for (const artifact of oldest) {
      if (over <= 0) return;
      if (ended.has(artifact.scanId) && (await removeArtifact(deps, artifact))) over -= artifact.sizeBytes;
    }
    after = oldest.at(-1);
  }
}

/** @returns whether its bytes are gone: other scans may have the same */
function removeArtifact(
  { db, folder }: Pick<ArtifactsDeps, "db" | "folder">,
  artifact: OwnedArtifact,
): Promise<boolean> {
  const { teamId, sha256 } = artifact;
  return inTransaction(db, async (tx) => {
    await lockContent(tx, teamId, sha256);
    await deleteArtifact(tx, teamId, artifact.scanId, artifact.kind);
    if (await isNamed(tx, teamId, sha256)) return false;
    // Inside the transaction: after it, the file could be another scan's.
    await rm(artifactPath(folder, teamId, sha256), { force: true });
    return true;
  });
}

/** Writes a file, durable and complete before it gets its name. @throws Fault `storage.full` */
export async function writeWhole(path: string, random: Random, body: Buffer): Promise<void> {
  const draft = `${path}.${random.bytes(6).toString("hex")}.draft`;
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const file = await open(draft, "wx", 0o600);
    try {
      await file.writeFile(body);
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
}

function noRoom(maxBytes: number) {
  return scanFaults("storage.full", {
    message: `The artifacts of scans that have not ended fill their folder's quota of ${maxBytes} bytes. Set GATEWATCH_ARTIFACTS_MAX_GB higher and scan again.`,
  });
}

function artifactPath(folder: string, teamId: TeamId, sha256: string): string {
  return join(folder, teamId, sha256.slice(0, 2), sha256);
}
