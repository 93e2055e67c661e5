/** The rooms of the server, put together once. Nothing but wiring: which room gets which other room's door or port. */
import { systemClock } from "@gatewatch/base/clock";
import { notify } from "@gatewatch/base/db";
import { systemExec } from "@gatewatch/base/exec";
import { isFault } from "@gatewatch/base/fault";
import { type Jobs, sendRestored, startHeartbeat, startJobs } from "@gatewatch/base/jobs";
import type { Log } from "@gatewatch/base/log";
import { systemRandom } from "@gatewatch/base/random";
import { engines } from "@gatewatch/engines";
import { engineIds } from "@gatewatch/engines/findings";
import manifest from "../package.json" with { type: "json" };
import type { ServerConfig } from "./config.ts";
import { createScm, type Scm } from "./integrations/scm/index.ts";
import { createWebhooks, type Webhooks, webhookQueue } from "./integrations/webhooks/index.ts";
import type { Erasure } from "./kernel/erasure/index.ts";
import { startMetadataRefresh } from "./kernel/federation/index.ts";
import { createKernel, type Kernel, mailQueue, startKeeping, type UserId } from "./kernel/index.ts";
import type { Platform } from "./platform.ts";
import {
  createReports,
  expireReports,
  type Reports,
  reportFiles,
  reportQueue,
  startReportWorker,
} from "./reports/index.ts";
import {
  addDiffCounts,
  createScanning,
  forgetKept,
  type Scanning,
  scanningFolders,
  scanQueue,
  startRetention,
  startWorker,
  type Worker,
} from "./scanning/index.ts";
import {
  createVulnerabilities,
  deleteFindings,
  deleteUnnamedProse,
  deleteUnnamedRulesets,
  deleteUnseenIssues,
  startDeadlines,
  startExpiry,
  startJudging,
  startPolicies,
  type Vulnerabilities,
} from "./vulnerabilities/index.ts";
import { wireErasure } from "./wire-erasure.ts";

export interface Rooms {
  readonly kernel: Kernel;
  readonly erasure: Erasure;
  readonly jobs: Jobs;
  readonly scanning: Scanning;
  readonly vulnerabilities: Vulnerabilities;
  readonly reports: Reports;
  readonly scm: Scm;
  readonly webhooks: Webhooks;
  /** Starts to deliver events, and webhooks, in this process. */
  startDelivery(): Promise<{ stop(): Promise<void> }>;
  /** Starts to run scans in this process. @param ingested hears how many findings were taken in */
  startWorker(ingested?: (findings: number) => void): Promise<Worker>;
}

/** Makes just the kernel: for an operator's command, which sends no mail. */
export function wireKernel(
  { pool, listener, sealer }: Platform,
  config: ServerConfig,
  log: Log,
  sendMail: Parameters<typeof createKernel>[0]["sendMail"] = async () => {},
): Promise<Kernel> {
  const { GATEWATCH_HOST: host, GATEWATCH_PORT: port, GATEWATCH_PUBLIC_URL: known } = config;
  const publicUrl = (known ?? `http://${host.includes(":") ? `[${host}]` : host}:${port}`).replace(/\/+$/, "");
  const ports = { db: pool.db, clock: systemClock, random: systemRandom, log, listener, sealer };
  const allowTargets = config.GATEWATCH_ALLOW_TARGETS;
  return createKernel({ ...ports, config, allowTargets, publicUrl, sendMail });
}

/** Makes every room on an open platform. */
export async function wire(platform: Platform, config: ServerConfig, log: Log): Promise<Rooms> {
  const { pool, databaseUrl, listener, sealer } = platform;
  const ports = { db: pool.db, clock: systemClock, random: systemRandom, log };
  const jobs = await startJobs(databaseUrl, [mailQueue, reportQueue, scanQueue, webhookQueue], log);
  await sendRestored(pool.db, jobs);
  const kernel = await wireKernel(platform, config, log, (tx, id) => jobs.send(tx, mailQueue.name, id));
  const { ingest, scanEnded, ...vulnerabilities } = createVulnerabilities({
    ...ports,
    events: kernel.events,
    audit: kernel.audit,
    countDiff: addDiffCounts,
    isMember: async (teamId, userId) => (await kernel.teams.membership(teamId, userId)) !== undefined,
  });
  const life: Pick<
    Parameters<typeof createScanning>[0],
    "concurrentScans" | "sendJob" | "events" | "scanEnded" | "quota"
  > = {
    events: kernel.events,
    quota: kernel.usage,
    scanEnded,
    concurrentScans: async (tx, teamId) => kernel.plans.planOf(await kernel.teams.planCode(tx, teamId)).concurrentScans,
    sendJob: (tx, scanId) => jobs.send(tx, scanQueue.name, scanId),
  };
  const allowTargets = config.GATEWATCH_ALLOW_TARGETS;
  const maxUploadBytes = config.GATEWATCH_MAX_UPLOAD_MB * 1024 * 1024;
  const scm = createScm({ ...ports, sealer, audit: kernel.audit, allowTargets });
  const scanning = createScanning({
    audit: kernel.audit,
    sink: ingest,
    ...ports,
    ...life,
    notify,
    engines: enginesByKind(),
    allowTargets,
    isConnected: scm.isConnected,
    dataFolder: config.GATEWATCH_DATA,
    maxUploadBytes,
  });
  const { onEvent, attempt, giveUp, ...webhooks } = createWebhooks({
    ...ports,
    sealer,
    audit: kernel.audit,
    events: kernel.events,
    allowTargets,
    vulnerabilities: toldOfVulnerabilities(vulnerabilities),
    sendJob: (tx, id, startAfterSeconds) => jobs.send(tx, webhookQueue.name, id, { startAfterSeconds }),
  });
  kernel.events.subscribe(onEvent);
  const folders = scanningFolders(config.GATEWATCH_DATA);
  const reporting = {
    ...ports,
    files: reportFiles(config.GATEWATCH_DATA),
    scanning,
    vulnerabilities,
    audit: kernel.audit,
    events: kernel.events,
    nameOf: async (userId: UserId) => (await kernel.identity.user(userId))?.email,
    version: manifest.version,
  };
  return {
    kernel,
    erasure: wireErasure(pool.db, kernel, config.GATEWATCH_DATA),
    jobs,
    scanning,
    vulnerabilities,
    scm,
    webhooks,
    async startDelivery() {
      await jobs.work(webhookQueue, ({ subjectId }) => attempt(subjectId), giveUp);
      return kernel.events.startDelivery();
    },
    reports: createReports({
      ...reporting,
      sendJob: (tx, reportId) => jobs.send(tx, reportQueue.name, reportId),
    }),
    async startWorker(ingested = () => {}) {
      const worker = await startWorker({
        ...ports,
        ...life,
        exec: systemExec,
        jobs,
        listener,
        async sink(tx, batch) {
          const outcome = await ingest(tx, batch);
          ingested(batch.findings.length);
          return outcome;
        },
        allowTargets,
        artifactsFolder: folders.artifacts,
        artifactsMaxBytes:
          config.GATEWATCH_ARTIFACTS_MAX_GB === 0 ? null : config.GATEWATCH_ARTIFACTS_MAX_GB * 1024 ** 3,
        scratchFolder: folders.scratch,
        uploadsFolder: folders.uploads,
        repositoryToken: scm.tokenFor,
        uploads: { ...ports, folder: folders.uploads, maxBytes: maxUploadBytes },
        concurrency: config.GATEWATCH_SCAN_CONCURRENCY,
        memoryMegabytes: config.GATEWATCH_SCAN_MEMORY_MB,
        kept: { folder: folders.kept, maxBytes: config.GATEWATCH_SCAN_KEPT_MB * 1_000_000 },
        needReason: async (teamId) => (await kernel.teams.get(teamId)).settings.suppressionReasonsRequired,
        joinKeyOf: (teamId) => sealer.derive(`secret join key of team ${teamId}`),
      });
      await jobs.work(
        mailQueue,
        ({ subjectId, attempt, signal }) =>
          kernel.mail.deliver(subjectId, { isLast: attempt >= mailQueue.retryLimit, signal }),
        kernel.mail.giveUp,
      );
      const expiry = startExpiry({ ...ports, events: kernel.events, audit: kernel.audit });
      const deadlines = startDeadlines({ ...ports, events: kernel.events });
      const policies = startPolicies({ ...ports, audit: kernel.audit });
      const judging = startJudging({ ...ports, events: kernel.events, countDiff: addDiffCounts });
      const retention = startRetention({
        ...ports,
        audit: kernel.audit,
        folder: folders.artifacts,
        retentionDays: kernel.subscriptions.retentionDays,
        forgetFindings: deleteFindings,
        forgetIssues: deleteUnseenIssues,
        forgetTexts: deleteUnnamedProse,
        forgetRulesets: deleteUnnamedRulesets,
        others: [
          (teamId, before) => expireReports(pool.db, teamId, before),
          (teamId, before) => forgetKept({ folder: folders.kept, clock: systemClock }, teamId, before),
        ],
      });
      const keeping = startKeeping(kernel, systemClock, log);
      const reporter = await startReportWorker({ ...reporting, jobs });
      const metadata = startMetadataRefresh({ federation: kernel.federation, clock: systemClock, log });
      const heartbeat = await startHeartbeat(ports);
      const running = [deadlines, expiry, heartbeat, judging, keeping, metadata, policies, reporter, retention, worker];
      return { stop: () => Promise.all(running.map((one) => one.stop())).then(() => {}) };
    },
  };
}

function enginesByKind(): Parameters<typeof createScanning>[0]["engines"] {
  const accepting = (target: Parameters<(typeof engines)[number]["accepts"]>[0]) =>
    engineIds.filter((id) => engines.some((engine) => engine.id === id && engine.accepts(target)));
  return {
    repo: accepting({ kind: "tree", label: "" }),
    web: accepting({ kind: "url", label: "", url: "https://example.com/" }),
  };
}

/** What webhooks tell of vulnerabilities. */
function toldOfVulnerabilities({
  issue,
  findings,
}: Pick<Vulnerabilities, "issue" | "findings">): Parameters<typeof createWebhooks>[0]["vulnerabilities"] {
  return {
    facts: (teamId, id) =>
      issue(teamId, id).catch((error: unknown) => {
        if (isFault(error, "vulnerabilities.not_found")) return undefined;
        throw error;
      }),
    async opened(teamId, scanId, limit) {
      const page = await findings(teamId, { scanIds: [scanId], diff: "new", limit });
      return page.findings.map(({ issueId, title, severity }) => ({ id: issueId, title, severity }));
    },
  };
}
