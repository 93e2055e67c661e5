import { afterEach, expect, test } from "vitest";
import { createClient } from "./index.ts";
import { startTestServer, type TestServer } from "./test-server.ts";
import type { LiveMessage, Scan } from "./wire.ts";

let server: TestServer | undefined;
let unsubscribe: (() => void) | undefined;
afterEach(async () => {
  unsubscribe?.();
  await server?.close();
  server = undefined;
});

const ticket = { status: 200, body: { ticket: "t/1", expires_in: 60 } };
const counts = { critical: 0, high: 0, medium: 0, low: 0, info: 0, total: 0 };
const scan: Scan = {
  id: "0198c0de-0000-7000-8000-000000000001",
  name: "example",
  kind: "repo",
  profile: "full",
  trigger: "ui",
  status: "running",
  partial: false,
  status_reason: null,
  status_message: null,
  target: "https://git.example.com/acme/api",
  repository: null,
  commit: null,
  progress: { percent: 1, current: 1, total: 100, stage: "code", message: "" },
  stages: [],
  counts: { ...counts, new: 0, persisting: 0, fixed: 0 },
  score: null,
  grade: null,
  not_covered: { total: 0, items: [] },
  excluded: { total: 0, items: [] },
  changes: null,
  suppressed: { total: 0, items: [] },
  baseline_scan_id: null,
  languages: [],
  rule_sets: [],
  statistics: {},
  created_at: "2026-11-21T10:41:02.000Z",
  started_at: null,
  finished_at: null,
  estimated_completion: null,
  last_output_at: null,
};
const row = {
  id: scan.id,
  name: scan.name,
  status: "running",
  kind: "repo",
  target: scan.target,
  createdAt: scan.created_at,
  completedAt: null,
  language: null,
  repository: null,
  vulnerabilityCount: 0,
  severityCounts: counts,
  score: null,
  partial: false,
  changesOnly: false,
  progressPercent: 1,
};

/** Resolves with the first value that `wanted` accepts. */
function channel<Value>() {
  const seen: Value[] = [];
  let wake: (() => void) | undefined;
  return {
    put(value: Value) {
      seen.push(value);
      wake?.();
    },
    async until(wanted: (value: Value) => boolean): Promise<Value> {
      for (;;) {
        const found = seen.find(wanted);
        if (found !== undefined) return found;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
}

test("opens one socket with a ticket, gives messages, drops what is not of the contract", async () => {
  server = await startTestServer(() => ticket);
  const messages = channel<LiveMessage>();
  const states = channel<string>();
  unsubscribe = createClient({ baseUrl: server.baseUrl }).live.subscribe(messages.put, states.put);
  await states.until((state) => state === "live");
  server.push({ type: "of another time" });
  server.push({ type: "scan", seq: 7, scan });
  expect(await messages.until(() => true)).toEqual({ type: "scan", seq: 7, scan });
  expect(server.asked.map((one) => `${one.method} ${one.url}`)).toEqual([
    "POST /api/v1/ws/ticket",
    "UPGRADE /api/v1/ws?ticket=t%2F1",
  ]);
});

test("a lost socket resumes behind the last message that was seen", async () => {
  const started = await startTestServer(({ url }) => (url.includes("ticket") ? ticket : { status: 503, body: "" }));
  server = started;
  const messages = channel<LiveMessage>();
  const states = channel<string>();
  unsubscribe = createClient({ baseUrl: started.baseUrl }).live.subscribe(messages.put, states.put);
  await states.until((state) => state === "live");
  started.push({ type: "reset", seq: 41 });
  await messages.until(() => true);
  started.drop();
  let opened = 1;
  while (opened < 2) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    opened = started.asked.filter((one) => one.method === "UPGRADE").length;
  }
  expect(started.asked.findLast((one) => one.method === "UPGRADE")?.url).toBe("/api/v1/ws?ticket=t%2F1&resume=41");
});

test("a lost socket is opened again with a new ticket", async () => {
  const started = await startTestServer(({ url }) => (url.includes("ticket") ? ticket : { status: 503, body: "" }));
  server = started;
  const states: string[] = [];
  const again = channel<string>();
  unsubscribe = createClient({ baseUrl: started.baseUrl }).live.subscribe(
    () => {},
    (state) => {
      states.push(state);
      if (state === "live" && !states.includes("polling")) started.drop();
      again.put(states.join(" "));
    },
  );
  await again.until((seen) => seen.endsWith("polling polling live"));
  expect(started.asked.filter((one) => one.method === "UPGRADE")).toHaveLength(2);
});

test("without a socket, unfinished scans are read and given as messages, and once more when they have ended", async () => {
  let ended = false;
  server = await startTestServer(({ url }) => {
    if (url.includes("ticket")) return { status: 503, body: "" };
    if (url.includes("/scans?")) {
      const data = url.includes("running") && !ended ? [row] : [];
      const pagination = { total: data.length, limit: 20, offset: 0, hasMore: false };
      return { body: { version: "v1", data, pagination, filters: { status: null, language: null } } };
    }
    return { body: { data: { ...scan, status: ended ? "completed" : "running" } } };
  });
  const messages = channel<LiveMessage>();
  unsubscribe = createClient({ baseUrl: server.baseUrl }).live.subscribe(messages.put);
  await messages.until((message) => message.type === "scan" && message.scan.status === "running");
  ended = true;
  await messages.until((message) => message.type === "scan" && message.scan.status === "completed");
});
