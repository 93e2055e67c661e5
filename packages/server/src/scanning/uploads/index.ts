/** Archives that a client sent to be scanned: received as a stream, bounded, kept for a day. Nothing is unpacked here. */
import { createHash } from "node:crypto";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Clock } from "@gatewatch/base/clock";
import type { Db } from "@gatewatch/base/db";
import { newId, readId } from "@gatewatch/base/ids";
import type { Random } from "@gatewatch/base/random";
import type { TeamId } from "../../kernel/actor.ts";
import { isDiskFull, scanFaults } from "../faults.ts";
import { deleteUploads, insertUpload, selectUpload, selectUploadIds, type UploadRow } from "./store.ts";

export { uploadsMigrations } from "./migrations/index.ts";

export interface UploadsDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly random: Random;
  readonly folder: string;
  readonly maxBytes: number;
}

/**
 * Receives one archive. What is refused or broken off leaves nothing behind.
 *
 * @throws Fault `uploads.unsupported`, `uploads.too_large`, `storage.full`
 */
export async function receiveUpload(
  deps: UploadsDeps,
  teamId: TeamId,
  body: AsyncIterable<Buffer>,
): Promise<UploadRow> {
  await mkdir(deps.folder, { recursive: true, mode: 0o700 });
  const id = newId<"upload">(deps.clock, deps.random);
  const path = uploadPath(deps.folder, id);
  const draft = `${path}.draft`; // no backup takes half of it
  try {
    const { head, sizeBytes, sha256 } = await writeBounded(draft, body, deps.maxBytes);
    const upload = { id, format: formatOf(head), sizeBytes, sha256 };
    await rename(draft, path);
    await insertUpload(deps.db, teamId, upload, deps.clock.now());
    return upload;
  } catch (error) {
    for (const name of [draft, path]) await rm(name, { force: true });
    if (isDiskFull(error))
      throw scanFaults("storage.full", {
        message: "This server has no room left for the upload. Free space in its data folder and send it again.",
        cause: error,
      });
    throw error;
  }
}

/** The team's upload. @throws Fault `uploads.not_found` */
export async function findUpload(db: Db, teamId: TeamId, id: string): Promise<UploadRow> {
  const read = readId(id);
  const upload = read && (await selectUpload(db, teamId, read));
  if (upload) return upload;
  throw scanFaults("uploads.not_found", {
    message: `There is no upload "${id.slice(0, 64)}" in this team; uploads are kept for 24 h. Send the archive to POST /uploads first.`,
    fields: [{ field: "upload_id", reason: "unknown" }],
  });
}

/** Where the upload's bytes lie. */
export async function uploadPathsOf(db: Db, folder: string, teamId: TeamId): Promise<string[]> {
  return (await selectUploadIds(db, teamId)).map((id) => uploadPath(folder, id));
}

export function uploadPath(folder: string, id: string): string {
  return join(folder, id);
}

const sweptAtOnce = 1000;

/** Removes uploads older than a day, a bounded number at a time. */
export async function sweepUploads(deps: UploadsDeps): Promise<void> {
  const before = new Date(deps.clock.now().getTime() - 24 * 3_600_000);
  for (const id of await deleteUploads(deps.db, before, sweptAtOnce))
    await rm(uploadPath(deps.folder, id), { force: true });
}

async function writeBounded(
  path: string,
  body: AsyncIterable<Buffer>,
  maxBytes: number,
): Promise<{ head: Buffer; sizeBytes: number; sha256: string }> {
  const file = await open(path, "wx", 0o600);
  const hash = createHash("sha256");
  let head = Buffer.alloc(0);
  let sizeBytes = 0;
  try {
    for await (const chunk of body) {
      if (head.length < 4) head = Buffer.concat([head, chunk.subarray(0, 4)]);
      sizeBytes += chunk.length;
      if (sizeBytes > maxBytes) {
        throw scanFaults("uploads.too_large", {
          message: `The upload is larger than ${maxBytes} bytes. Leave out what need not be scanned, such as dependencies and build output.`,
        });
      }
      hash.update(chunk);
      await file.writeFile(chunk);
    }
    await file.datasync();
  } finally {
    await file.close();
  }
  return { head, sizeBytes, sha256: hash.digest("hex") };
}

function formatOf(head: Buffer): UploadRow["format"] {
  if (head[0] === 0x1f && head[1] === 0x8b) return "tar.gz";
  if (head.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 3, 4]))) return "zip";
  throw scanFaults("uploads.unsupported", {
    message:
      "The upload is neither a tar.gz nor a zip archive. Pack the folder with tar -czf archive.tar.gz and send that file as the body.",
    fields: [{ field: "body", reason: "must be a tar.gz or zip archive" }],
  });
}
