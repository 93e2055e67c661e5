/** Scanning with a real kernel, database, queue, worker and child processes. Imported by tests only. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "@gatewatch/base/clock";
import { listen, notify, openPool, type Pool, type RoomMigrations } from "@gatewatch/base/db";
import { systemExec } from "@gatewatch/base/exec";
import { newId } from "@gatewatch/base/ids";
import { startJobs } from "@gatewatch/base/jobs";
import { silentLog } from "@gatewatch/base/log";
import { systemRandom } from "@gatewatch/base/random";
import { type TestDatabase, testDatabase } from "@gatewatch/base/testkit";
import type { Principal, TeamId } from "../../kernel/actor.ts";
import { createAudit } from "../../kernel/audit/index.ts";
import { createEvents } from "../../kernel/events/index.ts";
import { kernelMigrations } from "../../kernel/index.ts";
import { createPlans, type PlanCode } from "../../kernel/plans/index.ts";
import { effectivePermissions } from "../../kernel/roles/index.ts";
import { createUsage } from "../../kernel/usage/index.ts";
import { createVulnerabilities, type Vulnerabilities, vulnerabilitiesMigrations } from "../../vulnerabilities/index.ts";
import {
  addDiffCounts,
  createScanning,
  type NewScan,
  type Scan,
  type Scanning,
  type ScanningDeps,
  scanningFolders,
  scanningMigrations,
  scanQueue,
  startWorker,
  type Worker,
} from "../index.ts";

export { type GitServer, startGitServer } from "./git-server.ts";

export interface Testbed {
  readonly database: TestDatabase;
  readonly scanning: Scanning;
  readonly vulnerabilities: Vulnerabilities;
  readonly dataFolder: string;
  readonly actor: Principal;
  /** Starts one more worker with connections of its own, over another way to the database if given. */
  addWorker(databaseUrl?: string): Promise<Worker>;
  /** The scan once `isReached` holds of it; polls the door as a client would. */
  until(id: string, isReached: (scan: Scan) => boolean, timeoutSeconds?: number, teamId?: TeamId): Promise<Scan>;
  close(): Promise<void>;
}

const isMember = async () => true;

export async function testbed(
  options: {
    readonly allowTargets?: readonly string[];
    readonly concurrentScans?: number;
    /** Of every team, with the documented numbers. */
    readonly plan?: PlanCode;
    readonly workers?: number;
    /** Whether comments need a reason to silence a finding. */
    readonly needReason?: boolean;
    /** Room for what scans keep; default 50 MB. */
    readonly keptMaxBytes?: number;
    /** Engines of repositories; default secrets. */
    readonly engines?: ScanningDeps["engines"]["repo"];
    readonly importLimits?: ScanningDeps["importLimits"];
    /** Migrations of rooms beside scanning and its neighbours. */
    readonly rooms?: readonly RoomMigrations[];
    /** Tokens of the instances that the team is connected to; default: of none. */
    readonly repositoryToken?: (teamId: TeamId, repositoryUrl: string) => Promise<string | undefined>;
  } = {},
): Promise<Testbed> {
  const database = await testDatabase([
    ...kernelMigrations,
    ...scanningMigrations,
    ...vulnerabilitiesMigrations,
    ...(options.rooms ?? []),
  ]);
  const dataFolder = await mkdtemp(join(tmpdir(), "gw-scanning-"));
  const closing: (() => Promise<void>)[] = [];
  const folders = scanningFolders(dataFolder);
  const allowTargets = options.allowTargets ?? [];
  const repositoryToken = options.repositoryToken ?? (async () => undefined);

  const rooms = async (url: string, pool: Pool) => {
    const listener = listen(url, systemClock, () => {});
    const ports = { db: pool.db, clock: systemClock, random: systemRandom, log: silentLog };
    const events = await createEvents({ ...ports, listener });
    const jobs = await startJobs(url, [scanQueue], silentLog);
    const audit = createAudit(ports);
    const plans = createPlans(options.plan ? "documented" : "unlimited", "enterprise");
    const terms = { planCode: options.plan, billingAnchorDay: null, retentionDays: null };
    const deps = {
      ...ports,
      events,
      quota: createUsage({ ...ports, plans, events, subscriptions: { of: async () => terms } }),
      audit,
      countDiff: addDiffCounts,
      isMember,
      scanEnded: createVulnerabilities({ ...ports, events, audit, countDiff: addDiffCounts, isMember }).scanEnded,
      allowTargets,
      concurrentScans: async () => options.concurrentScans ?? plans.planOf(options.plan).concurrentScans,
      sendJob: (tx: Parameters<typeof jobs.send>[0], scanId: string) => jobs.send(tx, scanQueue.name, scanId),
    };
    const close = async () => {
      await jobs.stop(1);
      await listener.close();
    };
    return { ports, listener, jobs, deps, close };
  };

  const own = await rooms(database.url, database);
  closing.push(own.close);
  const vulnerabilities = createVulnerabilities(own.deps);
  const scanning = createScanning({
    sink: vulnerabilities.ingest,
    ...own.deps,
    dataFolder,
    maxUploadBytes: 1024 * 1024,
    ...(options.importLimits && { importLimits: options.importLimits }),
    isConnected: async (teamId, url) => (await repositoryToken(teamId, url)) !== undefined,
    engines: { repo: options.engines ?? ["secrets"], web: ["web"] },
    notify,
  });

  const addWorker = async (url = database.url): Promise<Worker> => {
    const pool = openPool(url, 6, () => {});
    const { ports, listener, jobs, deps, close } = await rooms(url, pool);
    const worker = await startWorker({
      ...deps,
      jobs,
      listener,
      exec: systemExec,
      sink: createVulnerabilities(deps).ingest,
      artifactsFolder: folders.artifacts,
      artifactsMaxBytes: null,
      scratchFolder: folders.scratch,
      uploadsFolder: folders.uploads,
      repositoryToken,
      uploads: { ...ports, folder: folders.uploads, maxBytes: 1024 * 1024 },
      concurrency: 2,
      memoryMegabytes: 256,
      kept: { folder: folders.kept, maxBytes: options.keptMaxBytes ?? 50_000_000 },
      needReason: async () => options.needReason ?? false,
      joinKeyOf: () => Buffer.alloc(32, 7),
    });
    let stopped: Promise<void> | undefined;
    const stop = () => {
      stopped ??= worker
        .stop()
        .then(close)
        .then(() => pool.close());
      return stopped;
    };
    closing.unshift(stop);
    return { stop };
  };
  for (let count = 0; count < (options.workers ?? 1); count++) await addWorker();

  const actor = testActor();
  return {
    database,
    scanning,
    vulnerabilities,
    dataFolder,
    actor,
    addWorker,
    async until(id, isReached, timeoutSeconds = 30, teamId = actor.teamId) {
      const deadline = performance.now() + timeoutSeconds * 1000;
      for (;;) {
        const scan = await scanning.get(teamId, id);
        if (isReached(scan)) return scan;
        if (performance.now() > deadline) throw new Error(`not reached: ${JSON.stringify(scan, null, 1)}`);
        await systemClock.sleep(25);
      }
    },
    async close() {
      for (const stop of closing) await stop();
      await database.close();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

/** An administrator of a team of its own. */
export function testActor(): Principal {
  return {
    kind: "key",
    teamId: newId<"team">(systemClock, systemRandom) as TeamId,
    userId: newId(systemClock, systemRandom),
    keyId: newId(systemClock, systemRandom),
    role: "admin",
    permissions: effectivePermissions("admin"),
    planCode: "enterprise",
  };
}

/** A request as the native dialect would make it. */
export function newScan(target: NewScan["target"], change: Partial<NewScan> = {}): NewScan {
  return {
    target,
    raw: JSON.stringify(target),
    dialect: "native",
    trigger: "api",
    requestedType: "full",
    profile: "full",
    ...change,
  };
}

export const hasEnded = (scan: Scan): boolean => ["completed", "failed", "cancelled"].includes(scan.status);

/** An access key in the shape of a vendor's, made at run time. */
export function plantedSecret(): string {
  return `password = "k${systemRandom.bytes(15).toString("base64url")}Aa1"\n`;
}
