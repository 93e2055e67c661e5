import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { systemClock } from "@gatewatch/base/clock";
import { openPool } from "@gatewatch/base/db";
import { newId } from "@gatewatch/base/ids";
import { type Jobs, sendRestored, startJobs } from "@gatewatch/base/jobs";
import { silentLog } from "@gatewatch/base/log";
import { systemRandom } from "@gatewatch/base/random";
import { sql } from "kysely";
import { expect, it } from "vitest";
import { testFinding, testServer } from "../../api/testkit/index.ts";
import { putRightAfterRestore } from "../../backup.ts";
import { webhookQueue } from "../../integrations/webhooks/index.ts";
import { platformChain } from "../../kernel/audit/index.ts";
import { mailQueue } from "../../kernel/index.ts";
import { effectivePermissions } from "../../kernel/roles/index.ts";
import { keptFolders, migrations } from "../../platform.ts";
import { reportQueue } from "../../reports/index.ts";
import { emptyInstallation } from "../testkit/index.ts";
import { restoreBackup, verifyBackup, writeBackupFile } from "./index.ts";

it("brings back decisions, reports, webhooks and whole audit chains; what waited is sent again, what was half-received is not there", async () => {
  const folder = await mkdtemp(join(tmpdir(), "gw-round-trip-"));
  const server = await testServer({ allowTargets: ["127.0.0.1"] });
  const target = { ...(await emptyInstallation(migrations)), folders: keptFolders, afterwards: putRightAfterRestore };
  try {
    const team = await server.team("one");
    const { db } = server.test.database;
    const scan = await team.scan();
    await server.ingest(scan, [testFinding("one")]);
    await sql`UPDATE scans_scan SET status = 'completed', finished_at = now() WHERE id = ${scan.id}`.execute(db);
    const { teamId, userId } = team;
    const permissions = effectivePermissions("admin");
    const actor = { kind: "session", teamId, userId, role: "admin", permissions, planCode: "enterprise" } as const;
    const { findings } = await server.vulnerabilities.findings(team.teamId, { scanIds: [scan.id], limit: 1 });
    const decision = { status: "accepted_risk", comment: "known" } as const;
    await server.vulnerabilities.decide(actor, { ids: [findings[0]!.issueId] }, decision);
    const source = {
      ...target,
      databaseUrl: server.test.database.url,
      dataFolder: dirname(server.reportsFolder),
      masterKeyFile: join(dirname(server.reportsFolder), "master.key"),
    };
    const made = await team.report({ type: "scan", scanIds: [scan.id] });
    await server.makeReports();
    const waiting = await team.report({ type: "scan", scanIds: [scan.id] });
    await sql`UPDATE reports_report SET status = 'generating' WHERE id = ${waiting.id}`.execute(db);
    const { webhook } = await server.webhooks.create(actor, {
      url: "http://127.0.0.1:1/",
      events: ["vulnerability.opened"],
    });
    const tried = await server.webhooks.test(actor, webhook.id);
    const replay = await server.webhooks.replay(actor, webhook.id, tried.id);
    const mailId = newId(systemClock, systemRandom);
    await sql`INSERT INTO mail_messages (id, sealed, created_at) VALUES (${mailId}, '', now())`.execute(db);
    await mkdir(join(source.dataFolder, "uploads"), { recursive: true });
    await writeFile(join(source.dataFolder, "uploads", "whole"), "x");
    await writeFile(join(source.dataFolder, "uploads", "half.draft"), "x");

    const file = join(folder, "backup.tar.gz");
    await writeBackupFile(source, file, undefined);
    await restoreBackup(file, await verifyBackup(file), target, { replace: false, passphrase: undefined });

    const rendition = (dataFolder: string) => readFile(join(dataFolder, "reports", team.teamId, made.id, "pdf"));
    expect((await rendition(target.dataFolder)).equals(await rendition(source.dataFolder))).toBe(true);
    await expect(readFile(join(target.dataFolder, "uploads", "half.draft"))).rejects.toThrow("ENOENT");
    expect(await readFile(join(target.dataFolder, "uploads", "whole"), "utf8")).toBe("x");

    const pool = openPool(target.databaseUrl, 4, () => {});
    const jobs = await startJobs(target.databaseUrl, [mailQueue, reportQueue, webhookQueue], silentLog);
    try {
      const kernel = await server.test.another({ db: pool.db, url: target.databaseUrl });
      for await (const chain of kernel.audit.verify()) {
        expect(chain).not.toHaveProperty("broken");
        expect(chain.entries).toBeGreaterThan(chain.teamId === platformChain ? 0 : 3);
      }
      const { rows } = await sql`SELECT decision FROM issues_issue WHERE team_id = ${team.teamId}`.execute(pool.db);
      expect(rows).toEqual([{ decision: "accepted_risk" }]);
      expect(await runAll(jobs, () => sendRestored(pool.db, jobs))).toEqual(
        new Map([
          ["mail", mailId],
          ["report", waiting.id],
          ["webhook", replay.id],
        ]),
      );
      expect(await sendRestored(pool.db, jobs)).toBe(0);
      const { rows: reports } = await sql`SELECT status FROM reports_report WHERE id = ${waiting.id}`.execute(pool.db);
      expect(reports).toEqual([{ status: "queued" }]);
    } finally {
      await jobs.stop(1);
      await pool.close();
    }
  } finally {
    await server.close();
    await target.close();
    await rm(folder, { recursive: true, force: true });
  }
});

/** Which subject each queue's worker was given. */
async function runAll(jobs: Jobs, send: () => Promise<number>): Promise<ReadonlyMap<string, string>> {
  const ran = new Map<string, string>();
  const all = Promise.withResolvers<void>();
  for (const queue of [mailQueue, reportQueue, webhookQueue]) {
    await jobs.work(queue, async ({ subjectId }) => {
      ran.set(queue.name, subjectId);
      if (ran.size === 3) all.resolve();
    });
  }
  expect(await send()).toBe(3);
  await all.promise;
  return ran;
}
