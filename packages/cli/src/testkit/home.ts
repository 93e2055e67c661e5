/** A machine of its own for an operator's commands: a home, a data folder, a database. */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestDatabase, testDatabase } from "@gatewatch/base/testkit";
import { type BinResult, runBin } from "./run-bin.ts";

export interface Home {
  readonly path: string;
  readonly database: TestDatabase;
  readonly environment: Readonly<Record<string, string>>;
  gatewatch(...args: string[]): Promise<BinResult>;
  close(): Promise<void>;
}

/** @param more of the environment */
export async function openHome(more: Readonly<Record<string, string>> = {}): Promise<Home> {
  const database = await testDatabase();
  const path = mkdtempSync(join(tmpdir(), "gatewatch-home-"));
  const data = join(path, "data");
  mkdirSync(data);
  const environment = { DATABASE_URL: database.url, GATEWATCH_DATA: data, ...more };
  return {
    path,
    database,
    environment,
    gatewatch: (...args) => runBin(args, { cwd: path, environment }),
    async close() {
      await database.close();
      rmSync(path, { recursive: true, force: true });
    },
  };
}
