/** The documented calls of the contracts, character by character, with only the base replaced: by prefix, host and port. */

import { once } from "node:events";
import { systemExec } from "@gatewatch/base/exec";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket as PackageSocket } from "ws";
import { type TestServer, testServer } from "../testkit/index.ts";

const gecko = {
  base: "https://app.gecko.security",
  curl: `curl https://app.gecko.security/api/v1/scans?limit=10 \\
  -H "X-API-Key: $GECKO_API_KEY" \\
  -H "Accept: application/json"`,
  python: `import requests

res = requests.get(
    "https://app.gecko.security/api/v1/scans",
    params={"limit": 10},
    headers={"X-API-Key": "YOUR_API_KEY"},
)
res.raise_for_status()
print(res.json())`,
  javascript: `const res = await fetch(
  "https://app.gecko.security/api/v1/scans?limit=10",
  { headers: { "X-API-Key": process.env.GECKO_API_KEY, Accept: "application/json" } },
);
const data = await res.json();
console.log(data);`,
};

const codesec = {
  base: "https://api.codesec.me",
  create: `curl -X POST https://api.codesec.me/v1/scans \\
  -H "Authorization: Bearer YOUR_API_KEY" \\
  -H "Content-Type: application/json" \\
  -d '{"target":"https://example.com","scan_type":"full"}'`,
  get: `curl -X GET https://api.codesec.me/v1/scans/{scan_id} \\
  -H "Authorization: Bearer YOUR_API_KEY"`,
  results: `curl -X GET https://api.codesec.me/v1/scans/{scan_id}/results \\
  -H "Authorization: Bearer YOUR_API_KEY"`,
  list: `curl -X GET https://api.codesec.me/v1/scans \\
  -H "Authorization: Bearer YOUR_API_KEY"`,
  usage: `curl -X GET https://api.codesec.me/v1/usage \\
  -H "Authorization: Bearer YOUR_API_KEY"`,
};

const cyberai = {
  base: "https://api.cyberai.com",
  create: `curl -X POST https://api.cyberai.com/v1/scans \\
  -H "Authorization: Bearer YOUR_API_KEY" \\
  -H "Content-Type: application/json" \\
  -d '{
    "target": "example.com",
    "scan_type": "vulnerability",
    "options": {
      "depth": 3,
      "concurrent": 2
    }
  }'`,
  socketBase: "wss://api.cyberai.com",
  socket: `const ws = new WebSocket('wss://api.cyberai.com/v1/ws?token=YOUR_API_KEY')

ws.onmessage = (event) => {
  const data = JSON.parse(event.data)
  console.log('Received update:', data)
}`,
};

let server: TestServer;
let key: string;

beforeAll(async () => {
  server = await testServer({
    config: {
      GATEWATCH_DIALECT_HOSTS: ["codesec.localhost=codesec", "cyberai.localhost=cyberai"],
      GATEWATCH_DIALECT_PORTS: ["0=codesec", "0=cyberai"],
    },
  });
  key = (await (await server.team("one")).key()).value;
});
afterAll(() => server.close());

async function run(program: string, args: readonly string[]): Promise<string> {
  const { stdout, stderr, exitCode } = await systemExec(program, args, {
    timeoutSeconds: 30,
    env: { GECKO_API_KEY: key },
  });
  expect({ exitCode, stderr: exitCode === 0 ? "" : stderr }).toEqual({ exitCode: 0, stderr: "" });
  return stdout;
}

const filled = (snippet: string, base: string, ours: string) =>
  snippet.replaceAll(base, ours).replaceAll("YOUR_API_KEY", key);
const shell = async (snippet: string, base: string, ours: string) =>
  JSON.parse(await run("bash", ["-c", filled(snippet, base, ours).replace(/^curl/, "curl -s")]));

describe("Gecko", () => {
  it("answers the curl snippet", async () => {
    expect(await shell(gecko.curl, gecko.base, server.url)).toMatchObject({
      version: "v1",
      data: [],
      pagination: { total: 0, limit: 10, offset: 0, hasMore: false },
    });
  });

  it("answers the Python snippet", async () => {
    const probe = await systemExec("python3", ["-c", "import requests"], { timeoutSeconds: 30 }).catch(() => undefined);
    if (probe?.exitCode !== 0) return console.warn("not run: python3 with requests is not installed");
    expect(await run("python3", ["-c", filled(gecko.python, gecko.base, server.url)])).toContain("'version': 'v1'");
  });

  it("answers the JavaScript snippet", async () => {
    const script = filled(gecko.javascript, gecko.base, server.url);
    expect(await run(process.execPath, ["--input-type=module", "-e", script])).toContain("version: 'v1'");
  });
});

describe.each(["prefix", "host", "port"])("CodeSec by %s", (way) => {
  it("answers all five curl snippets with the documented members", async () => {
    const { port } = new URL(server.url);
    const ours = {
      prefix: `${server.url}/codesec`,
      host: `http://codesec.localhost:${port}`,
      port: server.dialectUrls.get("codesec"),
    }[way]!;
    const call = (snippet: string) => shell(snippet, codesec.base, ours);
    const created = await call(codesec.create);
    expect(created).toEqual({ scan_id: expect.stringMatching(/^scan_[0-9a-z]{26}$/), status: "queued" });
    const one = await call(codesec.get.replace("{scan_id}", created.scan_id));
    const second = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(one).toEqual({ ...created, target: "https://example.com", progress: 0, created_at: second });
    const results = await call(codesec.results.replace("{scan_id}", created.scan_id));
    expect(results).toEqual({ ...created, score: null, findings: [] });
    const list = await call(codesec.list);
    expect(list).toEqual({ data: expect.arrayContaining([created]), has_more: false });
    const usage = await call(codesec.usage);
    expect(usage).toEqual({
      plan: "enterprise",
      scans_used: expect.any(Number),
      scans_limit: 2147483647,
      period_start: second,
      period_end: second,
    });
  });
});

describe("Cyber AI", () => {
  it("answers the curl snippet with exactly the documented members", async () => {
    const created = await shell(cyberai.create, cyberai.base, `${server.url}/cyberai`);
    expect(Object.keys(created)).toEqual([
      "id",
      "status",
      "target",
      "scan_type",
      "created_at",
      "estimated_completion",
      "progress",
    ]);
    expect(created).toMatchObject({ status: "running", target: "example.com", scan_type: "vulnerability" });
    expect(Object.keys(created.progress)).toEqual(["current", "total", "status"]);
  });

  it.each(["prefix", "port"])("runs the WebSocket snippet by %s", async (way) => {
    const ours = (way === "prefix" ? `${server.url}/cyberai` : server.dialectUrls.get("cyberai")!).replace(
      "http",
      "ws",
    );
    const script = filled(cyberai.socket, cyberai.socketBase, ours);
    const seen = await new Promise<unknown>((resolve, reject) => {
      const console = { log: (_text: string, data: unknown) => resolve(data) };
      class Opened extends WebSocket {
        constructor(url: string) {
          super(url);
          this.addEventListener("error", () => reject(new Error("the socket did not open")));
          this.addEventListener("message", () => this.close());
        }
      }
      new Function("console", "WebSocket", script)(console, Opened);
    });
    expect(seen).toMatchObject({ type: "hello" });
  });

  it("opens the WebSocket by host", async () => {
    const url = `${server.url.replace("http", "ws")}/v1/ws?token=${key}`;
    const socket = new PackageSocket(url, { headers: { host: "cyberai.localhost" } });
    const [data] = await once(socket, "message");
    expect(JSON.parse(String(data))).toMatchObject({ type: "hello" });
    socket.close();
  });
});
