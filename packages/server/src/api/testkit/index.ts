/** The whole HTTP side on a real database, a real port and real rooms, without a worker. Imported by tests only. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { type Clock, systemClock } from "@gatewatch/base/clock";
import { type Db, inTransaction, openPool } from "@gatewatch/base/db";
import { newId } from "@gatewatch/base/ids";
import { jobsMigrations } from "@gatewatch/base/jobs";
import { silentLog } from "@gatewatch/base/log";
import { systemRandom } from "@gatewatch/base/random";
import { openSealer } from "@gatewatch/base/seal";
import type { IdentifiedFinding } from "@gatewatch/engines/findings";
import { sql } from "kysely";
import { z } from "zod";
import { createScm, scmMigrations } from "../../integrations/scm/index.ts";
import { createWebhooks, type Webhooks, webhooksMigrations } from "../../integrations/webhooks/index.ts";
import type { TeamId, UserId } from "../../kernel/actor.ts";
import type { Kernel } from "../../kernel/index.ts";
import type { KeyMaker, NewKey } from "../../kernel/keys/index.ts";
import type { PlanCode } from "../../kernel/plans/index.ts";
import { effectivePermissions } from "../../kernel/roles/index.ts";
import { type TestKernel, testKernel, testPassword } from "../../kernel/testkit/index.ts";
import { wireMetrics } from "../../metrics.ts";
import { faultsFile } from "../../pages.ts";
import {
  createReports,
  type NewReport,
  type Report,
  type Reports,
  type ReportWorkerDeps,
  reportFiles,
  reportsMigrations,
  runReportJob,
} from "../../reports/index.ts";
import {
  addDiffCounts,
  createScanning,
  type Scan,
  type Scanning,
  scanningMigrations,
  type TargetInput,
} from "../../scanning/index.ts";
import { createVulnerabilities, type Vulnerabilities, vulnerabilitiesMigrations } from "../../vulnerabilities/index.ts";
import { wireErasure } from "../../wire-erasure.ts";
import { type Doors, dialects } from "../dialects/index.ts";
import { createDocumentation } from "../docs/index.ts";
import {
  type Certificate,
  createHttpServer,
  type HttpConfig,
  type HttpDeps,
  type HttpServer,
  type MetricsPort,
} from "../http/index.ts";

export interface TestTeam {
  readonly teamId: TeamId;
  readonly userId: UserId;
  readonly email: string;
  readonly password: string;
  /** Makes a key of this team's administrator. */
  key(request?: Partial<NewKey>): Promise<{ readonly value: string; readonly id: string }>;
  revokeKey(id: string): Promise<void>;
  /** A queued scan of https://example.com/, or of a repository. */
  scan(target?: TargetInput): Promise<Scan>;
  report(request: NewReport): Promise<Report>;
}

export interface TestServer {
  readonly url: string;
  readonly dialectUrls: ReadonlyMap<string, string>;
  readonly test: TestKernel;
  readonly http: HttpServer;
  readonly scanning: Scanning;
  readonly vulnerabilities: Vulnerabilities;
  /** Starts one more HTTP server with connections of its own on the same database. @returns its address */
  another(): Promise<string>;
  readonly webhooks: Webhooks & { attempt(deliveryId: string): Promise<void> };
  readonly reports: Reports;
  readonly reporting: ReportWorkerDeps;
  readonly reportsFolder: string;
  /** Makes the reports that wait, as a worker would. */
  makeReports(): Promise<void>;
  team(name: string): Promise<TestTeam>;
  /** Gives a scan findings, as its worker would. */
  ingest(scan: Scan, findings: readonly IdentifiedFinding[]): Promise<void>;
  close(): Promise<void>;
}

export async function testServer(
  options: {
    readonly config?: Partial<HttpConfig>;
    /** Switches the documented numbers on, and is the plan of new teams. */
    readonly plan?: PlanCode;
    /** Of the kernel. It must sleep like the machine's own: loops wait by it. */
    readonly clock?: Clock;
    readonly pagesFolder?: string;
    readonly dialects?: HttpDeps<Doors>["dialects"];
    readonly certificate?: Certificate;
    readonly metrics?: MetricsPort;
    /** Private addresses that may be contacted. */
    readonly allowTargets?: readonly string[];
  } = {},
): Promise<TestServer> {
  const rooms = [
    jobsMigrations,
    ...scanningMigrations,
    ...vulnerabilitiesMigrations,
    scmMigrations,
    webhooksMigrations,
    reportsMigrations,
  ];
  const clock = options.clock ?? systemClock;
  const test = await testKernel({
    clock,
    ...(options.plan && { plan: options.plan }),
    ...(options.allowTargets && { allowTargets: options.allowTargets }),
    rooms,
  });
  const { kernel, database } = test;
  const ports = { db: database.db, clock: systemClock, random: systemRandom };
  const dataFolder = await mkdtemp(join(tmpdir(), "gw-api-"));
  const { ingest, scanEnded, ...vulnerabilities } = createVulnerabilities({
    ...ports,
    ...kernel,
    countDiff: addDiffCounts,
    isMember: async (teamId, userId) => (await kernel.teams.membership(teamId, userId)) !== undefined,
  });
  const sealer = await openSealer(join(dataFolder, "master.key"), systemRandom);
  const scm = createScm({ ...ports, sealer, audit: kernel.audit, allowTargets: [] });
  const scanningOn = ({ events, usage }: Kernel, db: Db) =>
    createScanning({
      audit: kernel.audit,
      sink: ingest,
      ...ports,
      db,
      clock,
      events,
      scanEnded,
      quota: usage,
      concurrentScans: async () => 0,
      sendJob: async () => {},
      notify: async () => {},
      engines: { repo: ["secrets"], web: ["web"] },
      allowTargets: [],
      isConnected: scm.isConnected,
      dataFolder,
      maxUploadBytes: 64 * 1024,
    });
  const scanning = scanningOn(kernel, database.db);
  const { onEvent, ...webhooks } = createWebhooks({
    ...ports,
    ...kernel,
    sealer,
    log: silentLog,
    allowTargets: options.allowTargets ?? [],
    vulnerabilities: { facts: async () => undefined, opened: async () => [] },
    sendJob: async () => {},
  });
  kernel.events.subscribe(onEvent);
  const delivery = kernel.events.startDelivery();
  const queued: string[] = [];
  const reporting = {
    ...ports,
    ...kernel,
    files: reportFiles(dataFolder),
    scanning,
    vulnerabilities,
    nameOf: async () => undefined,
    version: "0.0.0",
    log: silentLog,
  };
  const reports = createReports({
    ...reporting,
    sendJob: async (_tx, reportId) => {
      queued.push(reportId);
    },
  });
  const serverOn = (kernel: Kernel, scanning: Scanning) =>
    createHttpServer({
      dialects: options.dialects ?? dialects,
      doors: {
        kernel,
        erasure: wireErasure(database.db, kernel, dataFolder),
        scanning,
        vulnerabilities,
        scm,
        webhooks,
        reports,
        health: wireMetrics({ pool: database }, kernel.ready, systemClock).health,
        clock: systemClock,
      },
      kernel,
      config: {
        GATEWATCH_HOST: "127.0.0.1",
        GATEWATCH_PORT: 0,
        GATEWATCH_PUBLIC_URL: undefined,
        GATEWATCH_DIALECT_HOSTS: [],
        GATEWATCH_DIALECT_PORTS: [],
        GATEWATCH_TRUSTED_PROXIES: [],
        GATEWATCH_TLS_CERT_FILE: undefined,
        GATEWATCH_TLS_KEY_FILE: undefined,
        GATEWATCH_INSECURE_HTTP: false,
        ...options.config,
      },
      clock,
      random: systemRandom,
      log: silentLog,
      document: createDocumentation(faultsFile),
      pagesFolder: options.pagesFolder ?? join(dataFolder, "no-pages"),
      certificate: options.certificate,
      inspect,
      ...(options.metrics && { metrics: options.metrics }),
    });
  const http = await serverOn(kernel, scanning);
  const others: (() => Promise<void>)[] = [];
  const { url, dialectUrls } = await http.listen();

  return {
    url,
    dialectUrls,
    test,
    http,
    scanning,
    vulnerabilities,
    reports,
    reporting,
    reportsFolder: join(dataFolder, "reports"),
    async makeReports() {
      for (const subjectId of queued.splice(0))
        await runReportJob(reporting, { subjectId, attempt: 0, signal: new AbortController().signal });
    },
    async another() {
      const pool = openPool(database.url, 6, () => {});
      const otherKernel = await test.another();
      const other = await serverOn(otherKernel, scanningOn(otherKernel, pool.db));
      others.push(() => other.close().then(pool.close));
      return (await other.listen()).url;
    },
    webhooks,
    async team(name) {
      const email = `${name}@example.com`;
      const password = testPassword();
      const ids = await kernel.identity.foundTeam({ teamName: name, email, password });
      const maker: KeyMaker = { kind: "session", ...ids, role: "admin", permissions: effectivePermissions("admin") };
      return {
        ...ids,
        email,
        password,
        async key(request = {}) {
          const { key, value } = await kernel.keys.create(maker, { name: "test", ...request });
          return { value, id: key.id };
        },
        report: (request) => reports.create({ ...maker, kind: "session", planCode: "enterprise" }, request),
        revokeKey: (id) => kernel.keys.revoke(maker, id),
        scan: (target = { kind: "url", url: "https://example.com/" }) =>
          scanning.create(
            { ...maker, kind: "session", planCode: "enterprise" },
            {
              target,
              raw: target.kind === "url" ? "https://example.com" : JSON.stringify(target),
              dialect: "codesec",
              trigger: "api",
              requestedType: "full",
              profile: "full",
            },
          ),
      };
    },
    ingest: (scan, findings) =>
      inTransaction(database.db, async (tx) => {
        const { rows } = await sql<{ target_id: string }>`
          SELECT target_id FROM scans_scan WHERE id = ${scan.id}`.execute(tx);
        await ingest(tx, { teamId: scan.teamId, scanId: scan.id, targetId: rows[0]!.target_id, findings });
        await kernel.events.announce(tx, { teamId: scan.teamId, type: "findings", id: scan.id });
      }),
    async close() {
      for (const close of others) await close();
      await http.close();
      await delivery.stop();
      await test.close();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

/** Refuses an answer that is not exactly what its schema says: nothing else may ever leave. */
function inspect(schema: z.ZodType, body: unknown): void {
  const written: unknown = JSON.parse(JSON.stringify(body));
  const declared: unknown = JSON.parse(JSON.stringify(z.encode(schema, body)));
  if (!isDeepStrictEqual(written, declared))
    throw new Error(`the answer is not what its schema says: ${JSON.stringify({ written, declared })}`);
}

/** A finding of the header check, different for each name. */
export function testFinding(name: string, change: Partial<IdentifiedFinding> = {}): IdentifiedFinding {
  return {
    engine: "web",
    ruleId: "web.csp-missing",
    category: "headers",
    title: `Missing Content-Security-Policy header (${name})`,
    shortDescription: "The page sends no Content-Security-Policy.",
    description: "Without it a browser runs every script that gets into the page.",
    remediation: "Send a Content-Security-Policy header.",
    references: ["https://example.com/csp"],
    cwe: ["CWE-693"],
    severity: "medium",
    severityScore: 5.5,
    confidence: 9,
    location: { url: `https://example.com/${name}` },
    evidence: { facts: { observed: "no header" } },
    anchor: name,
    fingerprint: newId(systemClock, systemRandom).replaceAll("-", "").repeat(2),
    ...change,
  };
}

/** The body of an answer, typed by what the test looks at. */
export async function json(response: Response | Promise<Response>) {
  return JSON.parse(await (await response).text());
}
