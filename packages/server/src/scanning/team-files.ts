import { join } from "node:path";
import type { Db } from "@gatewatch/base/db";
import type { TeamId } from "../kernel/actor.ts";
import { uploadPathsOf } from "./uploads/index.ts";

/** Files and folders that hold nothing but what one team's scans took in or made. */
export async function teamFiles(
  db: Db,
  folders: { readonly uploads: string; readonly artifacts: string; readonly kept: string },
  teamId: TeamId,
): Promise<readonly string[]> {
  return [
    join(folders.artifacts, teamId),
    join(folders.kept, teamId),
    ...(await uploadPathsOf(db, folders.uploads, teamId)),
  ];
}
