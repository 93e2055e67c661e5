/** The way of an upgrade: a backup before the schema changes, and what is told while it does. */
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { MigrationCourse } from "@gatewatch/base/db";
import { type Source, writeBackupFile } from "../backup/index.ts";

/** How far an upgrade is. */
export interface UpgradeProgress {
  readonly phase: "waiting" | "backup" | "migration";
  /** From 1 while migrating, 0 before. */
  readonly step: number;
  readonly of: number;
  /** `room/id` of the migration that runs. */
  readonly name: string | undefined;
}

export interface UpgradeDeps {
  /** What a backup of the database is made of; `undefined` when none is wanted. */
  readonly source: Source | undefined;
  readonly say: (text: string) => void;
  /** Told while another process changes the schema, before the first change and at every step; awaited but at steps. */
  readonly onProgress?: (progress: UpgradeProgress) => Promise<void> | void;
}

const keptBackups = 3;
const prefix = "before-migration-";

/**
 * What happens around migrations: a database that holds data is backed up into `backups/` of the data folder first (the
 * last three such backups stay). When that fails, nothing is migrated.
 */
export function upgradeCourse({ source, say, onProgress }: UpgradeDeps): MigrationCourse {
  return {
    async wait() {
      await onProgress?.({ phase: "waiting", step: 0, of: 0, name: undefined });
    },
    async begin(pending, applied) {
      await onProgress?.({ phase: "backup", step: 0, of: pending.length, name: undefined });
      if (applied.length === 0) return;
      say(`Bringing the database up to date: ${pending.length} migrations.`);
      if (!source) return;
      const folder = join(source.dataFolder, "backups");
      const time = source.clock.now().toISOString().replaceAll(/[:.]/g, "-");
      const file = join(folder, `${prefix}${time}.tar.gz`);
      await writeBackupFile({ ...source, folders: [] }, file, undefined);
      say(`The database as it was is in ${file}.`);
      await keepLast(folder);
    },
    step(name, step, of) {
      void onProgress?.({ phase: "migration", step, of, name });
    },
  };
}

async function keepLast(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.startsWith(prefix) && name.endsWith(".tar.gz")).sort();
  for (const name of names.slice(0, -keptBackups)) await rm(join(folder, name));
}
