import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { systemClock } from "@gatewatch/base/clock";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { expireReports, giveUpReport, runReportJob, sweepReports } from "../../reports/index.ts";
import { type TestServer, type TestTeam, testFinding, testServer } from "../testkit/index.ts";

let server: TestServer;
let team: TestTeam;
const report = async () => {
  const scan = await team.scan();
  await server.ingest(scan, [testFinding(`of ${scan.id}`)]);
  return team.report({ type: "vulnerability", scanIds: [scan.id] });
};
const run = (subjectId: string, attempt = 0, signal = new AbortController().signal) =>
  runReportJob(server.reporting, { subjectId, attempt, signal });
const rowOf = async (id: string) => {
  const { rows } = await sql<{ status: string; message: string | null; renditions: number }>`
    SELECT status, status_message AS message,
      (SELECT count(*) FROM reports_rendition WHERE report_id = r.id) AS renditions
    FROM reports_report r WHERE id = ${id}`.execute(server.test.database.db);
  return rows[0];
};
const eventsOf = async (id: string) => {
  const { rows } = await sql`SELECT 1 FROM events_outbox WHERE data->>'report_id' = ${id}`.execute(
    server.test.database.db,
  );
  return rows.length;
};
const filesOf = (id: string) => readdir(join(server.reportsFolder, team.teamId, id)).catch(() => []);

beforeAll(async () => {
  server = await testServer();
  team = await server.team("one");
});
afterAll(() => server.close());

it("is made by the next attempt when one broke off, and told of once", async () => {
  const { id } = await report();
  const stop = new AbortController();
  stop.abort(new Error("the worker died"));
  await expect(run(id, 0, stop.signal)).rejects.toThrow("the worker died");
  expect(await rowOf(id)).toMatchObject({ status: "generating", renditions: 0 });
  expect(await eventsOf(id)).toBe(0);
  await run(id, 1);
  await run(id, 2);
  expect(await rowOf(id)).toMatchObject({ status: "ready", renditions: 6 });
  expect(await eventsOf(id)).toBe(1);
  expect((await filesOf(id)).sort()).toEqual(["csv", "data", "html", "json", "markdown", "pdf", "sarif"]);
});

it("stays whole when two workers make it at the same time", async () => {
  const { id } = await report();
  await Promise.all([run(id, 0), run(id, 1)]);
  expect(await rowOf(id)).toMatchObject({ status: "ready", renditions: 6 });
  expect(await eventsOf(id)).toBe(1);
  expect(await filesOf(id)).toContain("pdf");
});

it("fails at once when its scan is gone, says why, and leaves no file", async () => {
  const { id } = await report();
  await sql`UPDATE reports_report SET scan_ids = ARRAY[gen_random_uuid()] WHERE id = ${id}`.execute(
    server.test.database.db,
  );
  await run(id);
  expect(await rowOf(id)).toMatchObject({ status: "failed", message: expect.stringContaining("There is no scan") });
  expect(await filesOf(id)).toEqual([]);
});

it("fails, visibly, when every worker that tried was killed", async () => {
  const { id } = await report();
  const stop = AbortSignal.abort(new Error("the worker died"));
  await expect(run(id, 3, stop)).rejects.toThrow("the worker died");
  await giveUpReport(server.reporting, id);
  expect(await rowOf(id)).toMatchObject({ status: "failed", message: expect.stringContaining("No worker") });
  expect(await filesOf(id)).toEqual([]);
});

it("leaves nothing of a report that was removed while it waited", async () => {
  const { id } = await report();
  await sql`DELETE FROM reports_report WHERE id = ${id}`.execute(server.test.database.db);
  await run(id);
  expect(await filesOf(id)).toEqual([]);
});

it("is swept away with its files when its time is over, and failed when no worker ever came", async () => {
  const { db } = server.test.database;
  const old = await report();
  await run(old.id);
  const silent = await report();
  const fresh = await report();
  await sql`UPDATE reports_report SET expires_at = now() - interval '1 s' WHERE id = ${old.id}`.execute(db);
  await sql`UPDATE reports_report SET changed_at = now() - interval '2 h' WHERE id = ${silent.id}`.execute(db);
  expect(await sweepReports({ ...server.reporting, clock: systemClock })).toBe(1);
  expect(await rowOf(old.id)).toBeUndefined();
  expect(await filesOf(old.id)).toEqual([]);
  expect(await rowOf(silent.id)).toMatchObject({ status: "failed" });
  expect(await rowOf(fresh.id)).toMatchObject({ status: "queued" });
});

it("goes with the team's results, and not a moment before", async () => {
  const { db } = server.test.database;
  await sql`DELETE FROM reports_report`.execute(db);
  const kept = await report();
  await run(kept.id);
  const sweep = () => sweepReports({ ...server.reporting, clock: systemClock });
  expect(await expireReports(db, team.teamId, kept.createdAt)).toBe(0);
  expect([await sweep(), (await rowOf(kept.id))?.status]).toEqual([0, "ready"]);
  const later = await report();
  await run(later.id);
  expect(await expireReports(db, team.teamId, later.createdAt)).toBe(1);
  expect(await sweep()).toBe(1);
  expect([await rowOf(kept.id), await filesOf(kept.id)]).toEqual([undefined, []]);
  expect(await rowOf(later.id)).toMatchObject({ status: "ready" });
});
