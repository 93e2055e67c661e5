import { sql } from "kysely";
import type { Db } from "./pool.ts";

/** What a server says of itself. */
export interface ServerFacts {
  readonly version: string;
  /** 150018 for 15.18. */
  readonly versionNumber: number;
  readonly fsync: string;
  readonly synchronousCommit: string;
  readonly encoding: string;
  readonly time: Date;
}

export async function inspectServer(db: Db): Promise<ServerFacts> {
  const { rows } = await sql<ServerFacts>`
    SELECT current_setting('server_version') AS version, current_setting('server_version_num')::int AS "versionNumber",
      current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS "synchronousCommit",
      current_setting('server_encoding') AS encoding, clock_timestamp() AS time`.execute(db);
  return rows[0]!;
}
