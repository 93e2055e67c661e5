/** Backups: one archive of the whole platform, written while it runs, restored whole or not at all. */

export { readPassphrase } from "./master-key.ts";
export { type RestoreOptions, type RestoreSummary, restoreBackup, type Target } from "./restore-backup.ts";
export { verifyBackup } from "./verify.ts";
export { type BackupSummary, type Source, writeBackup } from "./write-backup.ts";
export { writeBackupFile } from "./write-file.ts";
