import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fixedClock } from "@gatewatch/base/clock";
import { inTransaction, type Tx } from "@gatewatch/base/db";
import { newId } from "@gatewatch/base/ids";
import { systemRandom } from "@gatewatch/base/random";
import { type TestDatabase, testDatabase } from "@gatewatch/base/testkit";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { TeamId } from "../../kernel/actor.ts";
import type { ScanId } from "../contract.ts";
import { artifactsMigrations, readArtifact, removeArtifacts, storeArtifact } from "./index.ts";

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await testDatabase([artifactsMigrations]);
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

const clock = fixedClock("2026-01-01T00:00:00Z");
const running = new Set<ScanId>();
let teamId: TeamId;
beforeEach(async () => {
  if (folder) await rm(folder, { recursive: true, force: true });
  folder = await mkdtemp(join(tmpdir(), "gw-artifacts-"));
  teamId = newId(clock, systemRandom);
  running.clear();
  const all = await database.pg.query("DELETE FROM artifacts_artifact");
  expect(all.rowCount).toBeGreaterThanOrEqual(0);
});

const aScan = (): ScanId => {
  clock.advance(1000);
  return newId(clock, systemRandom);
};
const record = (action: (tx: Tx) => Promise<void>) => inTransaction(database.db, action);
const store = (scanId: ScanId, body: Buffer, maxBytes: number | null = 1000, then = record) =>
  storeArtifact(
    {
      db: database.db,
      random: systemRandom,
      folder,
      maxBytes,
      endedOf: async (ids) => new Set(ids.filter((id) => !running.has(id))),
    },
    teamId,
    scanId,
    { kind: "sbom", mediaType: "application/json", body },
    then,
  );
const read = (scanId: ScanId) => readArtifact(database.db, folder, teamId, scanId, "sbom");
const filesLeft = async () =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).length;

it("removes the oldest artifacts of ended scans, and only as many as it must", async () => {
  const scans = [aScan(), aScan(), aScan()];
  for (const scan of scans) await store(scan, systemRandom.bytes(300));
  const last = aScan();
  await store(last, systemRandom.bytes(300));
  await expect(read(scans[0]!)).rejects.toMatchObject({ code: "artifacts.not_available" });
  for (const scan of [...scans.slice(1), last]) expect((await read(scan)).sizeBytes).toBe(300);
  expect(await filesLeft()).toBe(3);
});

it("spares scans that have not ended, and refuses when nothing else is left", async () => {
  const scans = [aScan(), aScan()];
  for (const scan of scans) {
    running.add(scan);
    await store(scan, systemRandom.bytes(450));
  }
  await expect(store(aScan(), systemRandom.bytes(300))).rejects.toMatchObject({
    code: "storage.full",
    status: 507,
    message: expect.stringContaining("GATEWATCH_ARTIFACTS_MAX_GB"),
  });
  for (const scan of scans) expect((await read(scan)).sizeBytes).toBe(450);
  running.delete(scans[1]!);
  await store(aScan(), systemRandom.bytes(300));
  expect((await read(scans[0]!)).sizeBytes).toBe(450);
});

it("removes nothing for an artifact that could never fit", async () => {
  const scan = aScan();
  await store(scan, systemRandom.bytes(300));
  await expect(store(aScan(), systemRandom.bytes(1001))).rejects.toMatchObject({ code: "storage.full" });
  expect((await read(scan)).sizeBytes).toBe(300);
});

it("counts the same content of several scans once, and keeps its file for the last of them", async () => {
  const body = systemRandom.bytes(600);
  const scans = [aScan(), aScan()];
  for (const scan of scans) await store(scan, body);
  expect(await filesLeft()).toBe(1);
  await removeArtifacts({ db: database.db, folder }, teamId, scans[0]!);
  expect((await read(scans[1]!)).body).toEqual(body);
  await removeArtifacts({ db: database.db, folder }, teamId, scans[1]!);
  expect(await filesLeft()).toBe(0);
});

it("is there although the last other scan with the same content lost it while it was being stored", async () => {
  const body = systemRandom.bytes(100);
  const [old, fresh] = [aScan(), aScan()];
  await store(old, body);
  await store(fresh, body, null, async (action) => {
    await removeArtifacts({ db: database.db, folder }, teamId, old);
    expect(await filesLeft()).toBe(0);
    await record(action);
  });
  expect((await read(fresh)).body).toEqual(body);
});

it("has no quota where none is set", async () => {
  for (let count = 0; count < 4; count++) await store(aScan(), systemRandom.bytes(900), null);
  expect(await filesLeft()).toBe(4);
});
