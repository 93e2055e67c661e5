/**
 * How the list of a team with 100,000 issues answers, what one decision about 10,000 of them takes, and the end of a scan
 * that sees none of them any more; on the embedded server with durability on.
 */
import { join } from "node:path";
import { systemClock } from "@gatewatch/base/clock";
import { inTransaction } from "@gatewatch/base/db";
import { newId } from "@gatewatch/base/ids";
import { silentLog } from "@gatewatch/base/log";
import { systemRandom } from "@gatewatch/base/random";
import { openSealer } from "@gatewatch/base/seal";
import { type IdentifiedFinding, severities } from "@gatewatch/engines/findings";
import type { Principal } from "../packages/server/src/kernel/actor.ts";
import { createKernel, kernelMigrations } from "../packages/server/src/kernel/index.ts";
import { createVulnerabilities, vulnerabilitiesMigrations } from "../packages/server/src/vulnerabilities/index.ts";
import { benchFinding, median, onEmbedded, ports, wholeScan } from "./parts/index.ts";

const total = 100_000;
const batchSize = 1000;
const repeats = 9;

/** @param args none */
export async function run(_args: readonly string[]): Promise<void> {
  await onEmbedded([...kernelMigrations, ...vulnerabilitiesMigrations], async ({ db, listener, folder }) => {
    const sealer = await openSealer(join(folder, "master.key"), systemRandom);
    const config = {
      GATEWATCH_PLAN_PROFILE: "unlimited" as const,
      GATEWATCH_DEFAULT_PLAN: "enterprise" as const,
      GATEWATCH_AUDIT_RETENTION_DAYS: 0,
      GATEWATCH_ADMIN_EMAIL: undefined,
      GATEWATCH_ADMIN_PASSWORD: undefined,
      GATEWATCH_SMTP_URL: undefined,
      GATEWATCH_MAIL_FROM: undefined,
    };
    const outside = { allowTargets: [], publicUrl: "http://127.0.0.1:7100", sendMail: async () => {} };
    const kernel = await createKernel({ db, listener, ...ports, sealer, log: silentLog, config, ...outside });
    const door = createVulnerabilities({
      ...kernel,
      db,
      ...ports,
      countDiff: async () => {},
      isMember: async () => true,
    });
    const teamId = newId<"team">(systemClock, systemRandom);
    const targetId = newId(systemClock, systemRandom);
    const actor: Principal = {
      kind: "session",
      teamId,
      userId: newId(systemClock, systemRandom),
      role: "admin",
      permissions: new Set(),
      planCode: "enterprise",
    };
    const scan = async (count: number): Promise<void> => {
      const ended = {
        teamId,
        scanId: newId(systemClock, systemRandom),
        targetId,
        startedAt: systemClock.now(),
        ...wholeScan,
      };
      for (let from = 0; from < count; from += batchSize) {
        const findings = Array.from({ length: batchSize }, (_, index) => finding(from + index));
        await inTransaction(db, (tx) => door.ingest(tx, { ...ended, findings }));
      }
      await inTransaction(db, (tx) => door.scanEnded(tx, ended));
    };
    await scan(total);
    console.log(`issues: ${total}, median of ${repeats}`);
    const lists = {
      "first page": {},
      "open and high": { statuses: ["open"], severityAtLeast: "high" },
      "accepted, of which there are none": { statuses: ["accepted_risk"] },
      "text in a title": { text: "finding of rule 7" },
      "text that stands nowhere": { text: "nowhere at all" },
    } as const;
    for (const [name, filter] of Object.entries(lists)) {
      console.log(`${name}: ${await medianMs(() => door.issues(teamId, { ...filter, limit: 50 }))} ms`);
    }
    const { issues } = await door.issues(teamId, { limit: 1 });
    console.log(`one issue: ${await medianMs(() => door.issue(teamId, issues[0]!.id))} ms`);
    const filter = { text: "finding of rule 7 " };
    const decision = { status: "in_progress", comment: "bench" } as const;
    const bulk = await timed(() => door.decide(actor, { filter }, decision));
    console.log(`decision about ${bulk.result.changed} issues: ${bulk.ms} ms`);
    console.log(`end of a scan that sees none of them: ${(await timed(() => scan(0))).ms} ms`);
    console.log(`fixed then: ${(await door.issues(teamId, { statuses: ["fixed"], limit: 1 })).total} or more`);
  });
}

/** Of eleven rules and all severities. */
function finding(index: number): IdentifiedFinding {
  const rule = index % 11;
  return benchFinding(index, {
    ruleId: `bench.rule-${rule}`,
    title: `Finding of rule ${rule} in the bench`,
    severity: severities[index % 5] ?? "info",
    severityScore: (index % 100) / 10,
    location: { file: `src/module-${index % 900}/file-${index}.ts`, line: index % 500 },
  });
}

async function timed<T>(action: () => Promise<T>): Promise<{ readonly ms: number; readonly result: T }> {
  const startMs = performance.now();
  const result = await action();
  return { ms: Math.round(performance.now() - startMs), result };
}

async function medianMs(action: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let repeat = 0; repeat < repeats; repeat++) times.push((await timed(action)).ms);
  return median(times);
}
