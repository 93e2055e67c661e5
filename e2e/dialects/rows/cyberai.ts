import { systemClock } from "@gatewatch/base/clock";
import WebSocket from "ws";
import { expecting, type Row } from "../row.ts";
import { anything, differences, isRecord } from "../shape.ts";
import { everyWay, recordOf, type World } from "../world.ts";

const contract = "Cyber AI";
const time = "2024-01-20T10:00:00Z";
const scanExample = {
  id: "scan_123abc",
  status: "running",
  target: "example.com",
  scan_type: "vulnerability",
  created_at: time,
  estimated_completion: time,
  progress: { current: 0, total: 100, status: "Initializing scan..." },
};
const findingExample = {
  id: "vuln_456def",
  type: "vulnerability",
  severity: "high",
  title: "t",
  description: "d",
  affected_component: "/",
  remediation: "r",
  cvss_score: 8.5,
};
const vulnerabilityExample = { ...findingExample, status: "open", created_at: time };
const reportExample = { id: "report_1", title: "t", type: "vulnerability", status: "ready" };
const create = { target: "example.com", scan_type: "vulnerability", options: { depth: 3, concurrent: 2 } };
const errorExample = { error: { code: "invalid_request", message: "m", details: { field: "target", reason: "r" } } };

async function firstVulnerability(world: World): Promise<string> {
  await world.webScan();
  const { data } = await world.json({ path: "/cyberai/v1/vulnerabilities" });
  return Array.isArray(data) && isRecord(data[0]) ? String(data[0].id) : "";
}

let report: Promise<string> | undefined;

function readyReport(world: World): Promise<string> {
  report ??= (async () => {
    const scanId = await world.webScan();
    const body = { type: "vulnerability", title: "conformance", scan_ids: [scanId] };
    const { id } = await world.json({ method: "POST", path: "/cyberai/v1/reports", body });
    const endMs = systemClock.monotonicMs() + 60_000;
    while (systemClock.monotonicMs() < endMs) {
      const { status } = await world.json({ path: `/cyberai/v1/reports/${id}` });
      if (status === "ready") return String(id);
      if (status === "failed") throw new Error(`the report ${id} failed`);
      await systemClock.sleep(200);
    }
    throw new Error(`the report ${id} did not get ready`);
  })();
  return report;
}

/** Scans, vulnerabilities, reports, and the WebSocket. */
export const cyberai: readonly Row[] = [
  {
    contract,
    endpoint: "GET /scans",
    async check(world) {
      await world.webScan();
      return everyWay(
        world,
        "cyberai",
        { path: "/v1/scans" },
        expecting(200, { data: [scanExample], total: 1, has_more: false, next_cursor: anything }),
      );
    },
  },
  {
    contract,
    endpoint: "POST /scans",
    async check(world) {
      const told = await everyWay(world, "cyberai", { method: "POST", path: "/v1/scans", body: create }, (answer) => {
        expecting(201, scanExample)(answer);
        const { status, target, scan_type: type } = recordOf("create", answer);
        if (status !== "running" || target !== create.target || type !== create.scan_type)
          throw new Error("not echoed");
      });
      await everyWay(
        world,
        "cyberai",
        { method: "POST", path: "/v1/scans", body: { target: "no domain" } },
        expecting(400, errorExample),
      );
      return `${told}; errors with field and reason`;
    },
  },
  {
    contract,
    endpoint: "GET /scans/{id}",
    async check(world) {
      const path = `/v1/scans/${await world.webScan()}`;
      return everyWay(
        world,
        "cyberai",
        { path },
        expecting(200, {
          ...scanExample,
          findings: [findingExample],
          statistics: { total_urls_scanned: 1, total_vulnerabilities: 1, scan_duration: 1, requests_made: 1 },
        }),
      );
    },
  },
  {
    contract,
    endpoint: "DELETE /scans/{id}",
    check: (world) =>
      everyWay(
        world,
        "cyberai",
        async () => {
          const made = await world.json({ method: "POST", path: "/cyberai/v1/scans", body: create });
          return { method: "DELETE", path: `/v1/scans/${made.id}` };
        },
        (answer) => {
          expecting(200, scanExample)(answer);
          const { status } = recordOf("cancel", answer);
          if (status !== "cancelled" && status !== "running") throw new Error(`it is ${status}`);
        },
      ),
  },
  {
    contract,
    endpoint: "GET /vulnerabilities",
    async check(world) {
      await world.webScan();
      return everyWay(
        world,
        "cyberai",
        { path: "/v1/vulnerabilities" },
        expecting(200, { data: [vulnerabilityExample], total: 1, has_more: false, next_cursor: anything }),
      );
    },
  },
  {
    contract,
    endpoint: "GET /vulnerabilities/{id}",
    async check(world) {
      const path = `/v1/vulnerabilities/${await firstVulnerability(world)}`;
      return everyWay(world, "cyberai", { path }, expecting(200, vulnerabilityExample));
    },
  },
  {
    contract,
    endpoint: "PATCH /vulnerabilities/{id}",
    async check(world) {
      const path = `/v1/vulnerabilities/${await firstVulnerability(world)}`;
      const words = ["false-positive", "fixed", "open"];
      let at = 0;
      return everyWay(
        world,
        "cyberai",
        async () => ({ method: "PATCH", path, body: { status: words[at % words.length], comment: "checked" } }),
        (answer) => {
          expecting(200, vulnerabilityExample)(answer);
          const { status } = recordOf(path, answer);
          if (status !== words[at++ % words.length]) throw new Error(`it is ${status}`);
        },
      );
    },
  },
  {
    contract,
    endpoint: "GET /reports",
    async check(world) {
      await readyReport(world);
      return everyWay(world, "cyberai", { path: "/v1/reports" }, expecting(200, { data: [reportExample] }));
    },
  },
  {
    contract,
    endpoint: "POST /reports",
    async check(world) {
      const scanId = await world.webScan();
      const types = ["vulnerability", "security_posture", "compliance", "incident", "scan", "assessment", "audit"];
      for (const type of types) {
        const body = { type, title: type, scan_ids: [scanId] };
        expecting(201, { id: "report_1", type: "t" })(
          await world.ask({ method: "POST", path: "/cyberai/v1/reports", body }),
        );
      }
      const body = { type: "vulnerability", title: "one", scan_ids: [scanId] };
      return `${await everyWay(world, "cyberai", { method: "POST", path: "/v1/reports", body }, expecting(201, { id: "report_1", type: "t" }))}; all seven types`;
    },
  },
  {
    contract,
    endpoint: "GET /reports/{id}",
    async check(world) {
      const path = `/v1/reports/${await readyReport(world)}`;
      return everyWay(
        world,
        "cyberai",
        { path },
        expecting(200, { ...reportExample, health_score: 87, health_rating: "Good", data: {} }),
      );
    },
  },
  {
    contract,
    endpoint: "GET /reports/{id}/download",
    async check(world) {
      const path = `/v1/reports/${await readyReport(world)}/download`;
      const starts = { pdf: "%PDF-", json: "{", csv: "" };
      for (const [format, start] of Object.entries(starts)) {
        const answer = await world.ask({ path: `/cyberai${path}?format=${format}` });
        expecting(200)(answer);
        if (!answer.text.startsWith(start) || answer.text.length < 20)
          throw new Error(`${format}: ${answer.text.slice(0, 40)}`);
      }
      return `${await everyWay(world, "cyberai", { path }, expecting(200))}; as PDF, JSON and CSV`;
    },
  },
  {
    contract,
    endpoint: "WS /ws?token=API_KEY",
    async check(world) {
      for (const [, base] of world.bases("cyberai")) {
        const url = new URL(`${base.replace("http", "ws")}/v1/ws?token=${world.key}`);
        const headers = { host: url.host };
        url.hostname = "127.0.0.1"; // Node resolves no names below localhost
        await scanUpdates(world, new WebSocket(url, { headers }));
      }
      return "ws package by prefix, host and port: hello, then scan_update of a scan from running to completed";
    },
  },
];

async function scanUpdates(world: World, socket: WebSocket): Promise<void> {
  const seen: Readonly<Record<string, unknown>>[] = [];
  const done = new Promise<void>((resolve, reject) => {
    const late = AbortSignal.timeout(60_000);
    late.addEventListener("abort", () => reject(new Error(`no end was told: ${JSON.stringify(seen).slice(0, 300)}`)));
    socket.on("error", reject);
    socket.on("message", (data) => {
      const message: unknown = JSON.parse(String(data));
      if (!isRecord(message)) return;
      seen.push(message);
      if (message.type === "hello")
        void world
          .ask({ method: "POST", path: "/cyberai/v1/scans", body: { target: world.webTarget, scan_type: "basic" } })
          .catch(reject);
      if (message.type === "scan_update" && message.status === "completed") resolve();
    });
  });
  try {
    await done;
  } finally {
    socket.terminate();
  }
  const update = seen.find(({ type }) => type === "scan_update");
  const wrong = differences({ type: "scan_update", scan_id: "scan_1", status: "running" }, update);
  if (wrong.length > 0) throw new Error(wrong.join("; "));
}
