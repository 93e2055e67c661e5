import { rm } from "node:fs/promises";
import type { Db } from "@gatewatch/base/db";
import { createErasure, type Erasure } from "./kernel/erasure/index.ts";
import type { Kernel } from "./kernel/index.ts";
import { migrations } from "./platform.ts";
import { reportFolderOf } from "./reports/index.ts";
import { scanningFolders, teamFiles } from "./scanning/index.ts";

/** The erasure over every room's tables and files. */
export function wireErasure(db: Db, kernel: Kernel, dataFolder: string): Erasure {
  return createErasure({
    ...kernel,
    db,
    rooms: migrations,
    async findFiles(teamId) {
      const scanning = await teamFiles(db, scanningFolders(dataFolder), teamId);
      const paths = [...scanning, reportFolderOf(dataFolder, teamId)];
      return async () => {
        for (const path of paths) await rm(path, { recursive: true, force: true });
      };
    },
  });
}
