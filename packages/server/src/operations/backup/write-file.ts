import { createWriteStream } from "node:fs";
import { lstat, mkdir, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { messageOf } from "@gatewatch/base/fault";
import { operationsFaults } from "../faults.ts";
import { type BackupSummary, type Source, writeBackup } from "./write-backup.ts";

/**
 * Writes a backup to a new file of mode 0600, which has its name only when it is whole and on disk.
 *
 * @throws Fault `backup.cannot_write`
 */
export async function writeBackupFile(
  source: Source,
  file: string,
  passphrase: string | undefined,
): Promise<BackupSummary> {
  if (await lstat(file).catch(() => undefined)) {
    throw operationsFaults("backup.cannot_write", {
      message: `"${file}" is there already. Backups are never overwritten: give another name, such as one with the date.`,
    });
  }
  const draft = `${file}.${source.random.bytes(6).toString("hex")}`;
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    const summary = await writeBackup(
      source,
      createWriteStream(draft, { flags: "wx", mode: 0o600, flush: true }),
      passphrase,
    );
    await rename(draft, file);
    await syncFolder(dirname(file));
    return summary;
  } catch (cause) {
    await rm(draft, { force: true }).catch(() => {});
    if (!(cause instanceof Error && "code" in cause && "path" in cause)) throw cause;
    throw operationsFaults("backup.cannot_write", {
      message: `The backup "${file}" cannot be written: ${messageOf(cause)}. Check the folder's permissions and free space.`,
      cause,
    });
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  await handle.sync().finally(() => handle.close());
}
