/**
 * Scanning: targets, scans, uploads, artifacts and the worker that runs the engines. It knows nothing of issues: what
 * engines find leaves through the finding sink. Engines never run in this process.
 */
import { isAbsolute, join } from "node:path";
import type { RoomMigrations } from "@gatewatch/base/db";
import { addressPolicy } from "@gatewatch/base/net";
import { artifactsMigrations, readArtifact } from "./artifacts/index.ts";
import type { Scanning } from "./contract.ts";
import { type ImportDeps, importReport } from "./imports/index.ts";
import { createRuleSets, ruleSetsMigrations } from "./rule-sets/index.ts";
import {
  cancelScan,
  createScan,
  getRepository,
  getScan,
  listRepositories,
  listScans,
  repeatScan,
  requireScan,
  runningScans,
  type ScansDeps,
  scansMigrations,
  selectScanNames,
} from "./scans/index.ts";
import type { FindingSink } from "./sink.ts";
import { targetsMigrations } from "./targets/index.ts";
import { receiveUpload, type UploadsDeps, uploadsMigrations } from "./uploads/index.ts";

export * from "./contract.ts";
export { scanFaults } from "./faults.ts";
export { forgetKept } from "./kept/index.ts";
export { forgetOldResults, type RetentionDeps, startRetention } from "./retention/index.ts";
export type { NewRuleSet, RuleSet, RuleSetChange, RuleSets, RulesTrial, RuleTrialRequest } from "./rule-sets/index.ts";
export { scanQueue, startWorker, type Worker } from "./runners/index.ts";
export { addDiffCounts, countByStatus, requeueRestored } from "./scans/index.ts";
export type { EndedScan, FindingSink, ScanEnded } from "./sink.ts";
export { teamFiles } from "./team-files.ts";

const importLimits = { sentBytes: 100 * 1024 * 1024, unpackedBytes: 1024 * 1024 * 1024, results: 1_000_000 };

export const scanningMigrations: readonly RoomMigrations[] = [
  targetsMigrations,
  scansMigrations,
  uploadsMigrations,
  artifactsMigrations,
  ruleSetsMigrations,
];

/** Folders of scanning below the data folder. */
export function scanningFolders(dataFolder: string): {
  readonly uploads: string;
  readonly artifacts: string;
  readonly scratch: string;
  /** What may be deleted at any time. */
  readonly kept: string;
} {
  return {
    uploads: join(dataFolder, "uploads"),
    artifacts: join(dataFolder, "artifacts"),
    scratch: join(dataFolder, "scratch"),
    kept: join(dataFolder, "kept"),
  };
}

export type ScanningDeps = Omit<ScansDeps, "policy" | "allowedFolders"> & {
  readonly sink: FindingSink;
  readonly allowTargets: readonly string[];
  readonly dataFolder: string;
  readonly maxUploadBytes: number;
  readonly importLimits?: ImportDeps["limits"];
};

/** Makes the door. It creates, shows and stops scans; running them is `startWorker`'s. */
export function createScanning(deps: ScanningDeps): Scanning {
  const folders = scanningFolders(deps.dataFolder);
  const scans: ScansDeps = {
    ...deps,
    policy: addressPolicy(deps.allowTargets),
    allowedFolders: deps.allowTargets.filter((entry) => isAbsolute(entry)),
  };
  const uploads: UploadsDeps = { ...deps, folder: folders.uploads, maxBytes: deps.maxUploadBytes };
  const imports: ImportDeps = {
    ...scans,
    sink: deps.sink,
    artifactsFolder: folders.artifacts,
    artifactsMaxBytes: 0, // reports bring no artifacts
    scratchFolder: folders.scratch,
    limits: deps.importLimits ?? importLimits,
  };
  const { db, clock } = deps;
  return {
    create: (actor, request) => createScan(scans, actor, request),
    get: (teamId, id) => getScan(db, teamId, id, clock.now()),
    list: (teamId, query) => listScans(db, teamId, query, clock.now()),
    names: async (teamId, ids) => new Map((await selectScanNames(db, teamId, ids)).map((scan) => [scan.id, scan])),
    cancel: (actor, id) => cancelScan(scans, actor, id),
    repeat: (actor, id) => repeatScan(scans, actor, id),
    repositories: (teamId, query) => listRepositories(db, teamId, query),
    repository: (teamId, reference) => getRepository(db, teamId, reference),
    artifact: async (teamId, id, kind) =>
      readArtifact(db, folders.artifacts, teamId, (await requireScan(db, teamId, id)).id, kind),
    importReport: (actor, request, body) => importReport(imports, actor, request, body),
    upload: (actor, body) => receiveUpload(uploads, actor.teamId, body),
    ruleSets: createRuleSets(deps),
    running: (teamId) => runningScans(db, teamId),
  };
}
