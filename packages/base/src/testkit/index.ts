/** Real parts for tests. Imported by tests only. */

import pg from "pg";
import { inject } from "vitest";
import { migrate, openPool, type Pool, type RoomMigrations } from "../db/index.ts";
import { systemRandom } from "../random/index.ts";
import "./global.ts";

export { type CertificateWishes, makeCertificate, type TestCertificate } from "./certificate.ts";

export interface TestDatabase extends Pool {
  readonly url: string;
}

/**
 * A fresh, empty database of its own on the run's server, with the given rooms' tables. `close()` drops it.
 */
export async function testDatabase(rooms: readonly RoomMigrations[] = []): Promise<TestDatabase> {
  const serverUrl = inject("databaseUrl").replace("/gatewatch?", "/postgres?");
  const name = `test_${systemRandom.bytes(6).toString("hex")}`;
  await statement(serverUrl, `CREATE DATABASE ${pg.escapeIdentifier(name)}`);
  const url = serverUrl.replace("/postgres?", `/${name}?`);
  const pool = openPool(url, 8, () => {});
  if (rooms.length > 0) await migrate(url, rooms);
  return {
    ...pool,
    url,
    async close() {
      await pool.close();
      await statement(serverUrl, `DROP DATABASE ${pg.escapeIdentifier(name)} WITH (FORCE)`);
    },
  };
}

async function statement(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}
