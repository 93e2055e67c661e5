/**
 * The list of a team with a million findings through the real server: 50 clients that ask once a second each. Seeded by SQL
 * on an embedded PostgreSQL with durability on; the server is a process of its own.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { Db } from "@gatewatch/base/db";
import { systemRandom } from "@gatewatch/base/random";
import { sql } from "kysely";
import { type BenchDatabase, onEmbedded } from "./parts/index.ts";

const total = 1_000_000;
const scans = 20;
const clients = 50;
const seconds = 20;
const root = fileURLToPath(new URL("../", import.meta.url));
const program = join(root, "packages/cli/bin/gatewatch.js");

/** @param args none */
export function run(_args: readonly string[]): Promise<void> {
  return onEmbedded([], measure);
}

async function measure({ db, url, folder }: BenchDatabase): Promise<void> {
  const port = 7000 + (process.pid % 1000);
  const env = {
    ...process.env,
    DATABASE_URL: url,
    GATEWATCH_DATA: join(folder, "data"),
    GATEWATCH_PORT: String(port),
    GATEWATCH_ADMIN_EMAIL: "bench@example.com",
    GATEWATCH_ADMIN_PASSWORD: systemRandom.bytes(18).toString("base64url"),
  };
  let server: ChildProcess | undefined;
  try {
    server = spawn(process.execPath, [program, "serve", "--no-worker"], { env, stdio: "ignore", cwd: root });
    const base = `http://127.0.0.1:${port}/api/v1`;
    await answering(`${base}/health`);
    const key = await keyOf(env);
    const scanId = await seed(db);
    const lists = {
      "team's findings (exact total)": "/vulnerabilities?limit=50",
      "one scan's findings": `/scans/${scanId}/findings?limit=50`,
      "one scan's new findings, of which there are none": `/scans/${scanId}/findings?diff=new&limit=50`,
      "team's vulnerabilities": "/vulnerabilities?sort=priority&limit=50",
    };
    for (const [name, path] of Object.entries(lists)) {
      const { times, failures, totals } = await load(`${base}${path}`, key);
      const sorted = times.toSorted((a, b) => a - b);
      const at = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(0);
      console.log(`${name}, p50: ${at(0.5)} ms`);
      console.log(`${name}, p95: ${at(0.95)} ms`);
      console.log(`${name}, requests: ${times.length}, failures: ${failures}, total said: ${[...totals].join(", ")}`);
    }
  } finally {
    server?.kill("SIGTERM");
  }
}

/** Issues and sightings of the first team: 50,000 issues, seen by each of 20 scans. @returns the newest scan */
async function seed(db: Db): Promise<string> {
  const { rows } = await sql<{ id: string }>`SELECT id FROM teams_teams LIMIT 1`.execute(db);
  const teamId = rows[0]!.id;
  const uuid = (kind: string, number: string) =>
    sql.raw(`('01900000-${kind}-7000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`);
  await sql`INSERT INTO targets_target (id, team_id, kind, label, created_at)
    VALUES (${uuid("0001", "1")}, ${teamId}, 'web', 'https://example.com/', now())`.execute(db);
  await sql`
    INSERT INTO scans_scan (id, team_id, target_id, name, kind, dialect, trigger, requested_type, requested_by_user, profile,
      engines, raw, target_label, source, options, created_at, started_at, finished_at, status, estimated_seconds)
    SELECT ${uuid("0002", "s")}, ${teamId}, ${uuid("0001", "1")}, 'bench', 'web', 'native', 'api', 'full', ${teamId}, 'full',
      '{web}', 'https://example.com/', 'https://example.com/', '{"kind":"url","url":"https://example.com/"}', '{}', now(), now(),
      now(), 'completed', 60 FROM generate_series(1, ${sql.lit(scans)}) AS s`.execute(db);
  await sql`INSERT INTO issues_prose VALUES (${teamId}, '\\x01', 'A finding', 'short', ${"long ".repeat(100)}, 'fix', '{}')`.execute(
    db,
  );
  const issues = total / scans;
  await sql`
    INSERT INTO issues_issue (id, team_id, target_id, fingerprint, fingerprint_version, engine, rule_id, category, cwe, severity,
      severity_score, confidence, prose, attributes, first_seen_scan, created_at)
    SELECT ${uuid("0003", "i")}, ${teamId}, ${uuid("0001", "1")}, sha256(i::text::bytea), 1, 'web', 'web.bench', 'headers',
      '{CWE-79}', 'medium', (i % 100) / 10.0, 8, '\\x01', '\\x01', ${uuid("0002", "1")}, now()
    FROM generate_series(1, ${sql.lit(issues)}) AS i`.execute(db);
  await sql`
    INSERT INTO occurrences_occurrence (id, team_id, scan_id, issue_id, is_new, severity_score, location, evidence, observed_at)
    SELECT gen_random_uuid(), ${teamId}, ${uuid("0002", "s")}, ${uuid("0003", "i")}, s = 1, (i % 100) / 10.0,
      '{"url":"https://example.com/page"}', '{"snippet":"<form>"}', now()
    FROM generate_series(1, ${sql.lit(scans)}) AS s, generate_series(1, ${sql.lit(issues)}) AS i`.execute(db);
  await sql`VACUUM ANALYZE issues_issue, occurrences_occurrence`.execute(db);
  const last = await sql<{ id: string }>`SELECT id FROM scans_scan ORDER BY id DESC LIMIT 1`.execute(db);
  return last.rows[0]!.id;
}

async function load(url: string, key: string) {
  const times: number[] = [];
  const totals = new Set<number>();
  let failures = 0;
  const client = async (number: number): Promise<void> => {
    await sleep((number * 1000) / clients);
    for (let request = 0; request < seconds; request++) {
      const startMs = performance.now();
      const answer = await fetch(url, { headers: { "x-api-key": key } });
      const body: unknown = await answer.json();
      const ms = performance.now() - startMs;
      times.push(ms);
      if (!answer.ok) failures++;
      else totals.add(totalOf(body));
      await sleep(Math.max(0, 1000 - ms));
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, number) => client(number)));
  return { times, failures, totals };
}

function totalOf(body: unknown): number {
  const found = /"total":(\d+)/.exec(JSON.stringify(body));
  return Number(found?.[1] ?? -1);
}

async function answering(url: string): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt++) {
    if (
      await fetch(url).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return;
    await sleep(200);
  }
  throw new Error("the server did not start");
}

async function keyOf(env: NodeJS.ProcessEnv): Promise<string> {
  const child = spawn(process.execPath, [program, "keys", "create", "--name", "bench"], {
    env,
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let text = "";
  for await (const chunk of child.stdout) text += String(chunk);
  return text.trim();
}
