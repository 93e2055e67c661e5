/** One throw-away PostgreSQL for a whole test run; each test asks `testDatabase()` for a database of its own. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { systemClock } from "../clock/index.ts";
import { startEmbedded } from "../db/index.ts";
import { systemRandom } from "../random/index.ts";

declare module "vitest" {
  export interface ProvidedContext {
    databaseUrl: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "gw-tests-"));
  const server = await startEmbedded({
    dataFolder: folder,
    password: systemRandom.bytes(16).toString("hex"),
    clock: systemClock,
    random: systemRandom,
    onNotice: (text) => console.error(text),
    unsafeFast: true,
  });
  project.provide("databaseUrl", server.url);
  return async () => {
    await server.destroy();
    await rm(folder, { recursive: true, force: true });
  };
}
