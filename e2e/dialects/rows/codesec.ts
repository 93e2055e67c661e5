import { systemClock } from "@gatewatch/base/clock";
import { expecting, type Row } from "../row.ts";
import { isRecord } from "../shape.ts";
import { everyWay, recordOf, type World } from "../world.ts";

const contract = "CodeSec";
const time = "2026-06-03T10:00:00Z";
const longestMs = 60_000;
const words = ["info", "low", "medium", "high", "critical"];

let scan: Promise<string> | undefined;

/** A scan made by this API, when it has ended. */
function endedScan(world: World): Promise<string> {
  scan ??= (async () => {
    const body = { target: world.webTarget, scan_type: "headers" };
    const { scan_id: id } = await world.json({ method: "POST", path: "/codesec/v1/scans", body });
    const endMs = systemClock.monotonicMs() + longestMs;
    while (systemClock.monotonicMs() < endMs) {
      const { status } = await world.json({ path: `/codesec/v1/scans/${id}` });
      if (status === "completed") return String(id);
      await systemClock.sleep(200);
    }
    throw new Error(`${id} did not end`);
  })();
  return scan;
}

/** The five endpoints, and webhooks. */
export const codesec: readonly Row[] = [
  {
    contract,
    endpoint: "POST /v1/scans",
    check: (world) =>
      everyWay(
        world,
        "codesec",
        { method: "POST", path: "/v1/scans", body: { target: "https://example.com", scan_type: "full" } },
        (answer) => {
          expecting(201, { scan_id: "scan_123", status: "queued" })(answer);
          const { scan_id: id, status } = recordOf("create", answer);
          if (!/^scan_[0-9a-z]+$/.test(String(id)) || status !== "queued") throw new Error(`${id} is ${status}`);
        },
      ),
  },
  {
    contract,
    endpoint: "GET /v1/scans/{scan_id}",
    async check(world) {
      const path = `/v1/scans/${await endedScan(world)}`;
      return everyWay(world, "codesec", { path }, (answer) => {
        expecting(200, { scan_id: "scan_123", status: "running", target: "t", progress: 42, created_at: time })(answer);
        const { target, progress } = recordOf(path, answer);
        if (target !== world.webTarget || progress !== 100) throw new Error(`${target} at ${progress}`);
      });
    },
  },
  {
    contract,
    endpoint: "GET /v1/scans/{scan_id}/results",
    async check(world) {
      const path = `/v1/scans/${await endedScan(world)}/results`;
      const finding = { id: "fnd_1", title: "title", severity: "medium", confidence: "high", category: "headers" };
      const example = { scan_id: "scan_123", status: "completed", score: 87, findings: [finding] };
      const told = await everyWay(world, "codesec", { path }, expecting(200, example));
      const { findings } = await world.json({ path: `/codesec${path}?severity=medium` });
      const isBelow = (row: unknown) => isRecord(row) && words.indexOf(String(row.severity)) < words.indexOf("medium");
      if (!Array.isArray(findings) || findings.some(isBelow)) throw new Error("severity is no minimum");
      return `${told}; severity means at least`;
    },
  },
  {
    contract,
    endpoint: "GET /v1/scans",
    async check(world) {
      await endedScan(world);
      const example = { data: [{ scan_id: "scan_123", status: "completed" }], has_more: false };
      const told = await everyWay(world, "codesec", { path: "/v1/scans?limit=100" }, expecting(200, example));
      await everyWay(
        world,
        "codesec",
        { path: "/v1/scans?limit=101" },
        expecting(400, { error: "bad_request", message: "m" }),
      );
      return `${told}; limits of 1 to 100`;
    },
  },
  {
    contract,
    endpoint: "GET /v1/usage",
    check: (world) =>
      everyWay(
        world,
        "codesec",
        { path: "/v1/usage" },
        expecting(200, { plan: "pro", scans_used: 128, scans_limit: 500, period_start: time, period_end: time }),
      ),
  },
];
