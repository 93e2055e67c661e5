import { rm } from "node:fs/promises";
import { join } from "node:path";
import { systemClock } from "@gatewatch/base/clock";
import { inTransaction } from "@gatewatch/base/db";
import { systemRandom } from "@gatewatch/base/random";
import { afterAll, beforeAll, expect, it } from "vitest";
import { claimScan, endScan } from "../scans/index.ts";
import { newScan, type Testbed, testbed } from "../testkit/index.ts";
import { Recorder, type RecorderDeps } from "./recorder.ts";

let bed: Testbed;
beforeAll(async () => {
  bed = await testbed({ workers: 0 });
});
afterAll(() => bed.close());

it("an artifact that has no room makes the scan partial and says why; its findings and the scan itself stay", async () => {
  const { db } = bed.database;
  const { id, teamId } = await bed.scanning.create(bed.actor, newScan({ kind: "url", url: "https://example.com/" }));
  const row = (await inTransaction(db, (tx) => claimScan(tx, id, 0, new Date())))!;
  const attempt = { teamId, id, attempt: 0 };
  const deps: RecorderDeps = {
    db,
    clock: systemClock,
    random: systemRandom,
    events: { emit: async () => {}, emitEach: async () => {}, announce: async () => {}, onLive: () => () => {} },
    sink: async () => [],
    artifactsFolder: join(bed.dataFolder, "artifacts"),
    artifactsMaxBytes: 10,
  };
  const recorder = new Recorder(deps, attempt, {
    targetId: row.target_id,
    baselineScanId: null,
    stages: row.stages,
  });
  await recorder.take([
    { type: "engine", engine: "web", status: "running" },
    { type: "artifact", kind: "topology", mediaType: "application/json", body: Buffer.alloc(11) },
    { type: "engine", engine: "web", status: "completed" },
  ]);
  const outcome = recorder.outcome();
  expect(outcome).toMatchObject({ status: "completed", partial: true, reason: "not_covered" });
  const end = {
    ...deps,
    scanEnded: async () => {},
    quota: { takeScan: async () => "", returnScan: async () => {}, scanRefused: async () => {} },
    concurrentScans: async () => null,
    sendJob: async () => {},
  };
  await inTransaction(db, (tx) => endScan(tx, end, attempt, outcome, new Date()));
  const scan = await bed.scanning.get(teamId, id);
  expect(scan.notCovered.items).toEqual([
    { engine: "storage", place: "topology artifact", reason: expect.stringContaining("GATEWATCH_ARTIFACTS_MAX_GB") },
  ]);
  await expect(bed.scanning.artifact(teamId, id, "topology")).rejects.toMatchObject({
    code: "artifacts.not_available",
  });
  await rm(deps.artifactsFolder, { recursive: true, force: true });
});
