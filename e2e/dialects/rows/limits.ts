/** The numbers that the contracts document, each asked up to its edge and beyond on a server that holds to them. */
import { systemClock } from "@gatewatch/base/clock";
import { sql } from "kysely";
import { send } from "../call.ts";
import { expecting, type Row } from "../row.ts";
import { isRecord } from "../shape.ts";
import { type ApiName, everyWay, type World } from "../world.ts";

const beyond = 5;
const atOnce = 20;
/** A burst that began this long before its window ends is over when it does. */
const burstMs = 25_000;

interface Plan {
  readonly code: "free" | "pro" | "business" | "enterprise";
  readonly name: string;
}
const free: Plan = { code: "free", name: "Free" };
const pro: Plan = { code: "pro", name: "Pro" };
const business: Plan = { code: "business", name: "Business" };
const enterprise: Plan = { code: "enterprise", name: "Enterprise" };

async function asAdmin(world: World, method: string, path: string, body?: unknown) {
  const headers = { "X-API-Key": world.sessionToken };
  return world.json({ method, path: `/api/v1${path}`, headers, ...(body === undefined ? {} : { body }) });
}

/** Gives the team the plan, and forgets what was counted before. @returns its id */
async function onPlan(world: World, { code }: Plan): Promise<string> {
  const { data } = await asAdmin(world, "GET", "/teams");
  const [team] = Array.isArray(data) ? data : [];
  const id = isRecord(team) ? String(team.id) : "";
  await asAdmin(world, "PUT", `/teams/${id}/plan`, { plan: code });
  await sql`DELETE FROM limits_counters`.execute(world.db);
  await sql`DELETE FROM usage_notices`.execute(world.db);
  await sql`UPDATE usage_periods SET scans = 0`.execute(world.db);
  return id;
}

async function untilWindowHasRoom(windowSeconds: number): Promise<void> {
  const windowMs = windowSeconds * 1000;
  const leftMs = windowMs - (systemClock.now().getTime() % windowMs);
  if (leftMs < burstMs) await systemClock.sleep(leftMs + 100);
}

interface RequestLimit {
  readonly contract: Row["contract"];
  readonly plan: Plan;
  readonly what: string;
  readonly api: ApiName;
  readonly path: string;
  readonly quota: number;
  readonly windowSeconds: number;
  readonly refusal: unknown;
}

const native = { error: { code: "rate_limited", message: "m" } };
const ofCodesec = { error: "rate_limited", message: "m", retry_after: 1 };
const usage = {
  contract: "CodeSec",
  api: "codesec",
  path: "/v1/usage",
  windowSeconds: 60,
  refusal: ofCodesec,
} as const;
const scans = { contract: "Cyber AI", api: "cyberai", path: "/v1/scans", windowSeconds: 60, refusal: native } as const;

const requestLimits: readonly RequestLimit[] = [
  {
    contract: "Gecko",
    plan: pro,
    what: "1000 requests an hour, each API key",
    api: "native",
    path: "/api/v1/scans",
    quota: 1000,
    windowSeconds: 3600,
    refusal: native,
  },
  { ...usage, plan: free, what: "Free: 30 requests a minute", quota: 30 },
  { ...usage, plan: pro, what: "Pro: 120 requests a minute", quota: 120 },
  { ...usage, plan: business, what: "Business: 600 requests a minute", quota: 600 },
  { ...scans, plan: pro, what: "standard: 100 requests a minute", quota: 100 },
  { ...scans, plan: enterprise, what: "enterprise: 1000 requests a minute", quota: 1000 },
];

/** Asks by every way, then all at once until beyond the quota: exactly the quota is answered, the rest is told when to come back. */
async function checkRequests(world: World, limit: RequestLimit): Promise<string> {
  const { api, path, quota, windowSeconds, refusal } = limit;
  await onPlan(world, limit.plan);
  const key = String((await asAdmin(world, "POST", "/api-keys", { name: limit.what })).key);
  const headers: Record<string, string> = api === "native" ? { "X-API-Key": key } : { Authorization: `Bearer ${key}` };
  await untilWindowHasRoom(windowSeconds);
  let asked = 0;
  const told = await everyWay(world, api, { path, headers }, (answer) => {
    expecting(200)(answer);
    const [most, left] = ["x-ratelimit-limit", "x-ratelimit-remaining"].map((name) => answer.headers.get(name));
    if (most !== String(quota) || left !== String(quota - ++asked)) throw new Error(`${left} of ${most} are left`);
  });
  const [[, base] = ["", ""]] = world.bases(api);
  let refused = 0;
  const askOn = async () => {
    while (asked < quota + beyond) {
      asked++;
      const answer = await send("fetch", base, { path, headers });
      if (answer?.status === 200) continue;
      if (!answer) throw new Error("fetch is always here");
      expecting(429, refusal)(answer);
      refused++;
      const wait = Number(answer.headers.get("retry-after"));
      if (!(wait >= 1 && wait <= 2 * windowSeconds) || answer.headers.get("x-ratelimit-remaining") !== "0")
        throw new Error(`the refusal says Retry-After: ${answer.headers.get("retry-after")}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, askOn));
  if (refused !== beyond) throw new Error(`${refused} of ${quota + beyond} were refused, not ${beyond}`);
  return `${told}; the first ${quota} are answered, the next ${beyond} get 429 with Retry-After`;
}

async function launch(world: World): Promise<{ readonly status: number; readonly id: string; readonly text: string }> {
  const body = { target: world.hangingTarget, scan_type: "headers" };
  const { status, text } = await world.ask({ method: "POST", path: "/codesec/v1/scans", body });
  return { status, text, id: String(JSON.parse(text).scan_id) };
}

/** Also one that is ending by itself meanwhile. */
async function cancel(world: World, id: string): Promise<void> {
  const headers = { "X-API-Key": world.sessionToken };
  await world.ask({ method: "POST", path: `/api/v1/scans/${id}/cancel`, headers });
}

/** Cancels what runs or waits, and waits until nothing does. */
async function cancelAll(world: World): Promise<void> {
  const endMs = systemClock.monotonicMs() + 30_000;
  while (systemClock.monotonicMs() < endMs) {
    const { rows } = await sql<{ id: string }>`
      SELECT id FROM scans_scan WHERE status IN ('queued', 'running') ORDER BY id DESC`.execute(world.db);
    if (rows.length === 0) return;
    for (const { id } of rows) await cancel(world, id);
    await systemClock.sleep(100);
  }
  throw new Error("cancelled scans go on");
}

/** The scans of a month: all but the last ten are entered by hand, those are launched, and one more. */
async function checkMonth(world: World, plan: Plan, quota: number): Promise<string> {
  const teamId = await onPlan(world, plan);
  try {
    await launch(world); // makes the row of this month
    await sql`UPDATE usage_periods SET scans = ${quota - 10} WHERE team_id = ${teamId}`.execute(world.db);
    for (let left = 10; left > 0; left--) {
      const { status, text } = await launch(world);
      if (status !== 201) throw new Error(`with ${left} left it answered ${status}: ${text}`);
    }
    const { status, text } = await launch(world);
    if (status !== 429 || JSON.parse(text).error !== "quota_exceeded")
      throw new Error(`${quota} used: ${status} ${text}`);
    const used = await world.json({ path: "/codesec/v1/usage" });
    if (used.scans_used !== quota || used.scans_limit !== quota || used.plan !== plan.code)
      throw new Error(`usage says ${JSON.stringify(used)}`);
    const entered = quota > 10 ? `${quota - 10} entered in the database, ` : "";
    return `fetch by prefix; ${entered}the ${quota}th is launched, the next gets 429 quota_exceeded, usage says ${quota} of ${quota}`;
  } finally {
    await cancelAll(world);
  }
}

/** Two more than may run at once are launched at a page that never answers. */
async function checkConcurrent(world: World, plan: Plan, most: number): Promise<string> {
  const teamId = await onPlan(world, plan);
  const admitted = async () => {
    const { rows } = await sql<{ admitted: number; waiting: number }>`
      SELECT count(*) FILTER (WHERE admitted_at IS NOT NULL)::int AS admitted,
        count(*) FILTER (WHERE admitted_at IS NULL)::int AS waiting
      FROM scans_scan WHERE team_id = ${teamId} AND status IN ('queued', 'running')`.execute(world.db);
    return rows[0]!;
  };
  await cancelAll(world);
  const launched = await Promise.all(Array.from({ length: most + 2 }, () => launch(world)));
  try {
    const first = await admitted();
    if (first.admitted !== most || first.waiting !== 2)
      throw new Error(`${first.admitted} were admitted and ${first.waiting} wait`);
    await cancel(world, launched[0]?.id ?? "");
    const endMs = systemClock.monotonicMs() + 10_000;
    for (let then = first; then.waiting !== 1 || then.admitted !== most; then = await admitted()) {
      if (then.admitted > most || systemClock.monotonicMs() > endMs)
        throw new Error(`after one was cancelled ${then.admitted} are admitted and ${then.waiting} wait`);
      await systemClock.sleep(50);
    }
    return `fetch by prefix; of ${most + 2} launched at once ${most} are admitted to run and 2 wait; when one is cancelled the next is admitted`;
  } finally {
    await cancelAll(world);
  }
}

const perPlan = (plan: Plan, what: string, check: (world: World) => Promise<string>): Row => ({
  contract: "CodeSec",
  endpoint: `${plan.name}: ${what}`,
  plans: "documented",
  check,
});

/** Every documented number, one row each. */
export const limits: readonly Row[] = [
  ...requestLimits.map(
    (limit): Row => ({
      contract: limit.contract,
      endpoint: limit.what,
      plans: "documented",
      check: (world) => checkRequests(world, limit),
    }),
  ),
  ...(
    [
      [free, 10],
      [pro, 500],
      [business, 5000],
    ] as const
  ).map(([plan, quota]) => perPlan(plan, `${quota} scans a month`, (world) => checkMonth(world, plan, quota))),
  ...(
    [
      [free, 1],
      [pro, 5],
      [business, 20],
    ] as const
  ).map(([plan, most]) =>
    perPlan(plan, `${most} ${most === 1 ? "scan" : "scans"} at once`, (world) => checkConcurrent(world, plan, most)),
  ),
];
