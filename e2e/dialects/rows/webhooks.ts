/** CodeSec's four webhook events, delivered to a receiver that checks them as the vendor documents. */
import { createHmac, timingSafeEqual } from "node:crypto";
import { text } from "node:stream/consumers";
import { systemClock } from "@gatewatch/base/clock";
import { sql } from "kysely";
import type { Row } from "../row.ts";
import { isRecord } from "../shape.ts";
import { listenOnLoopback, type World } from "../world.ts";

const contract = "CodeSec";
const longestMs = 60_000;
const seconds = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

interface Received {
  readonly signature: string;
  readonly body: string;
}

/** The documented verifier: it throws for a header that is not as long as the digest. */
function isGenuine(rawBody: string, signature: string, secret: string): boolean {
  const expected = createHmac("sha256", secret).update(rawBody).digest("hex");
  return timingSafeEqual(Buffer.from(signature), Buffer.from(expected));
}

/**
 * Subscribes a receiver to one event, brings the event about, and reads what came.
 *
 * @param cause makes it happen; what it returns must stand in the body's `data`
 * @param keys everything that `data` holds
 */
async function delivered(
  world: World,
  event: string,
  keys: readonly string[],
  cause: () => Promise<Readonly<Record<string, unknown>>>,
): Promise<string> {
  const received: Received[] = [];
  const { server, url } = await listenOnLoopback(async (request, response) => {
    received.push({ signature: String(request.headers["codesec-signature"]), body: await text(request) });
    response.end("thanks");
  });
  const asAdmin = { "X-API-Key": world.sessionToken };
  const made = await world.json({
    method: "POST",
    path: "/api/v1/webhooks",
    body: { url: `${url}/hook`, events: [event] },
    headers: asAdmin,
  });
  const webhook = isRecord(made.data) ? made.data : {};
  try {
    const facts = await cause();
    const endMs = systemClock.monotonicMs() + longestMs;
    while (!received.some(({ body }) => holds(body, facts)) && systemClock.monotonicMs() < endMs)
      await systemClock.sleep(100);
    const found = received.find(({ body }) => holds(body, facts));
    if (!found) throw new Error(`nothing came of ${JSON.stringify(facts)}: ${JSON.stringify(received).slice(0, 300)}`);
    const body: unknown = JSON.parse(found.body);
    if (!isRecord(body) || !isRecord(body.data)) throw new Error(`the body is ${found.body}`);
    const wrong = [
      Object.keys(body).join() === "event,created_at,data" ? "" : `the body holds ${Object.keys(body).join()}`,
      body.event === event ? "" : `the event is ${body.event}`,
      seconds.test(String(body.created_at)) ? "" : `created_at is ${body.created_at}`,
      Object.keys(body.data).join() === keys.join() ? "" : `data holds ${Object.keys(body.data).join()}`,
      /^[0-9a-f]{64}$/.test(found.signature) ? "" : `the signature is ${found.signature}`,
    ].filter((reason) => reason !== "");
    if (wrong.length > 0) throw new Error(wrong.join("; "));
    if (!isGenuine(found.body, found.signature, String(webhook.secret))) throw new Error("the signature does not fit");
    if (isGenuine(`${found.body} `, found.signature, String(webhook.secret))) throw new Error("any body fits");
    return "delivered to a receiver over HTTP: exactly the documented members, and CodeSec-Signature by the documented verifier";
  } finally {
    await world.ask({ method: "DELETE", path: `/api/v1/webhooks/${webhook.id}`, headers: asAdmin });
    server.closeAllConnections();
    server.close();
  }
}

function holds(body: string, facts: Readonly<Record<string, unknown>>): boolean {
  const { data } = JSON.parse(body);
  return Object.entries(facts).every(([name, value]) => data?.[name] === value);
}

async function launched(world: World, target: string): Promise<string> {
  const body = { target, scan_type: "headers" };
  const { scan_id: id } = await world.json({ method: "POST", path: "/codesec/v1/scans", body });
  return String(id);
}

async function setPlan(world: World, plan: string): Promise<string> {
  const headers = { "X-API-Key": world.sessionToken };
  const { data } = await world.json({ path: "/api/v1/teams", headers });
  const [team] = Array.isArray(data) ? data : [];
  const id = isRecord(team) ? String(team.id) : "";
  await world.json({ method: "PUT", path: `/api/v1/teams/${id}/plan`, body: { plan }, headers });
  return id;
}

/** A row for each documented event. */
export const webhooks: readonly Row[] = [
  {
    contract,
    endpoint: "webhook scan.completed",
    check: (world) =>
      delivered(world, "scan.completed", ["scan_id", "target", "status", "score", "findings_count"], async () => ({
        scan_id: await launched(world, world.webTarget),
        target: world.webTarget,
        status: "completed",
      })),
  },
  {
    contract,
    endpoint: "webhook scan.failed",
    check: (world) =>
      delivered(world, "scan.failed", ["scan_id", "target", "status", "error"], async () => {
        // Nobody listens there any more.
        const { server, url } = await listenOnLoopback(() => {});
        await new Promise((resolve) => server.close(resolve));
        const id = await launched(world, url);
        return { scan_id: id, target: url, status: "failed", error: "target_unreachable" };
      }),
  },
  {
    contract,
    endpoint: "webhook subscription.updated",
    check: (world) =>
      delivered(world, "subscription.updated", ["plan", "previous_plan", "status"], async () => {
        await setPlan(world, "pro");
        await setPlan(world, "enterprise");
        return { plan: "enterprise", previous_plan: "pro", status: "active" };
      }),
  },
  {
    contract,
    endpoint: "webhook usage.limit_reached",
    plans: "documented",
    check: (world) =>
      delivered(world, "usage.limit_reached", ["resource", "limit", "used", "period_end"], async () => {
        const teamId = await setPlan(world, "pro");
        await sql`DELETE FROM usage_notices`.execute(world.db);
        const ids = [await launched(world, world.hangingTarget)]; // makes the row of this month
        await sql`UPDATE usage_periods SET scans = 499 WHERE team_id = ${teamId}`.execute(world.db);
        ids.push(await launched(world, world.hangingTarget));
        const headers = { "X-API-Key": world.sessionToken };
        for (const id of ids) await world.ask({ method: "POST", path: `/api/v1/scans/${id}/cancel`, headers });
        return { resource: "scans", limit: 500, used: 500 };
      }),
  },
];
