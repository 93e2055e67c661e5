import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fixedClock } from "@gatewatch/base/clock";
import { migrate } from "@gatewatch/base/db";
import { systemRandom } from "@gatewatch/base/random";
import { type TestDatabase, testDatabase } from "@gatewatch/base/testkit";
import { afterEach, beforeEach, expect, it } from "vitest";
import { verifyBackup } from "../index.ts";
import { upgradeCourse } from "./index.ts";

const version = (last: number) => [
  {
    room: "things",
    migrations: Array.from({ length: last }, (_, at) => ({
      id: `000${at + 1}_step`,
      sql:
        at === 0
          ? "CREATE TABLE things_thing (n integer); INSERT INTO things_thing VALUES (1), (2)"
          : "UPDATE things_thing SET n = n + 1",
    })),
  },
];

let database: TestDatabase;
let dataFolder: string;
beforeEach(async () => {
  database = await testDatabase();
  dataFolder = await mkdtemp(join(tmpdir(), "gw-upgrade-"));
});
afterEach(async () => {
  await database.close();
  await rm(dataFolder, { recursive: true, force: true });
});

const sourceAt = (clock: ReturnType<typeof fixedClock>) => ({
  databaseUrl: database.url,
  dataFolder,
  masterKeyFile: join(dataFolder, "master.key"),
  folders: ["uploads"],
  version: "1.0.0",
  clock,
  random: systemRandom,
});

it("backs a database that holds data up before each upgrade, and keeps the last three", async () => {
  const clock = fixedClock("2030-01-01T00:00:00Z");
  const said: string[] = [];
  const course = upgradeCourse({ source: sourceAt(clock), say: (text) => said.push(text) });
  await migrate(database.url, version(1), course);
  expect([await readdir(dataFolder), said]).toEqual([[], []]);
  for (let last = 2; last <= 6; last++) {
    clock.advance(60_000);
    await migrate(database.url, version(last), course);
  }
  const kept = (await readdir(join(dataFolder, "backups"))).sort();
  expect(kept).toEqual(["03", "04", "05"].map((minute) => `before-migration-2030-01-01T00-${minute}-00-000Z.tar.gz`));
  const manifest = await verifyBackup(join(dataFolder, "backups", kept[2]!));
  expect(manifest.schema).toEqual({ things: ["0001_step", "0002_step", "0003_step", "0004_step", "0005_step"] });
  expect(manifest.tables.find(({ name }) => name === "things_thing")?.rows).toBe(2);
  expect(said.join("\n")).toContain(kept[2]);
});

it("migrates nothing when the backup cannot be written", async () => {
  const source = { ...sourceAt(fixedClock("2030-01-01T00:00:00Z")), dataFolder: join(dataFolder, "file") };
  await writeFile(source.dataFolder, "");
  await migrate(database.url, version(1));
  await expect(migrate(database.url, version(2), upgradeCourse({ source, say: () => {} }))).rejects.toMatchObject({
    code: "backup.cannot_write",
  });
  expect(await migrate(database.url, version(2))).toEqual(["things/0002_step"]);
});

it("tells of the backup and of every step", async () => {
  const progress: unknown[] = [];
  const course = upgradeCourse({ source: undefined, say: () => {}, onProgress: (now) => void progress.push(now) });
  await migrate(database.url, version(2), course);
  expect(progress).toEqual([
    { phase: "backup", step: 0, of: 2, name: undefined },
    { phase: "migration", step: 1, of: 2, name: "things/0001_step" },
    { phase: "migration", step: 2, of: 2, name: "things/0002_step" },
  ]);
});
