import { chown, mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemRandom } from "@gatewatch/base/random";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { processesWith, type StartedServer, startServer } from "./start-server.ts";

const password = systemRandom.bytes(12).toString("base64url");

describe("npm start", () => {
  let data: string;
  let server: StartedServer | undefined;
  let target: Server | undefined;

  beforeEach(async () => {
    data = await mkdtemp(join(tmpdir(), "gw-platform-"));
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === "fail") console.error(server?.output());
    await server?.end("SIGKILL");
    server = undefined;
    target?.closeAllConnections();
    target?.close();
    const cluster = await clusterOf(data);
    await expect.poll(() => processesWith(cluster), { timeout: 20_000 }).toEqual([]);
    await rm(data, { recursive: true, force: true });
    if (cluster.startsWith("/var/lib/gatewatch/")) await rm(join(cluster, ".."), { recursive: true, force: true });
  });

  const call = async (path: string, init: RequestInit & { key?: string } = {}) => {
    const headers = { "content-type": "application/json", ...(init.key && { "x-api-key": init.key }) };
    const response = await fetch(`${server?.url}${path}`, { ...init, headers });
    const text = await response.text();
    return { status: response.status, body: JSON.parse(text) };
  };
  const setUp = async (): Promise<string> => {
    const body = JSON.stringify({ token: server?.setupToken, email: "admin@example.com", password });
    const { token } = (await call("/api/v1/setup", { method: "POST", body })).body;
    const made = await fetch(`${server?.url}/api/v1/api-keys`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
      body: JSON.stringify({ name: "test" }),
    });
    return JSON.parse(await made.text()).key;
  };

  it("prints an address and a one-time setup link, and everything acknowledged outlives kill -9", async () => {
    server = await startServer({ data });
    expect((await call("/api/v1/health")).body.status).toBe("healthy");
    expect(await (await fetch(server.url, { headers: { accept: "text/html" } })).text()).toContain("<!doctype html>");
    const key = await setUp();
    expect(
      (
        await call("/api/v1/setup", {
          method: "POST",
          body: JSON.stringify({ token: server.setupToken, email: "b@example.com", password }),
        })
      ).status,
    ).toBeGreaterThanOrEqual(400);

    await server.end("SIGKILL");
    server = await startServer({ data });
    expect(server.setupToken).toBeUndefined();
    expect((await call("/api/v1/scans", { key })).status).toBe(200);
  });

  it("a scan that was running when everything was killed is finished after the next start", async () => {
    let isAnswering = false;
    const held: (() => void)[] = [];
    target = createServer((_request, response) => {
      if (isAnswering) response.end("<h1>hello</h1>");
      else held.push(() => response.destroy());
    });
    await new Promise<void>((resolve) => target?.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(target.address() as AddressInfo).port}/`;
    const environment = { GATEWATCH_ALLOW_TARGETS: "127.0.0.1" };
    server = await startServer({ data, environment });
    const key = await setUp();
    const { scanId } = (
      await call("/api/v1/scans", { method: "POST", key, body: JSON.stringify({ target: { url }, profile: "quick" }) })
    ).body.data;
    await expect.poll(() => held.length, { timeout: 15_000 }).toBeGreaterThan(0);
    await server.end("SIGKILL");
    await expect.poll(() => processesWith("runners/child.ts"), { timeout: 10_000 }).toEqual([]);
    isAnswering = true;
    server = await startServer({ data, environment });
    const status = async () => (await call(`/api/v1/scans/${scanId}`, { key })).body.data.status;
    await expect.poll(status, { timeout: 90_000, interval: 500 }).toBe("completed");
  }, 150_000);

  it("survives kill -9 of its database, refuses a second server on its folder, and leaves no process at Ctrl-C", async () => {
    server = await startServer({ data });
    const key = await setUp();
    await expect(startServer({ data })).rejects.toThrow(/already running.*GATEWATCH_DATA/s);
    expect((await call("/api/v1/health")).body.status).toBe("healthy");
    const cluster = await clusterOf(data);
    const postmaster = Number.parseInt(await readFile(join(cluster, "postmaster.pid"), "utf8"), 10);
    process.kill(postmaster, "SIGKILL");
    await expect.poll(async () => (await call("/api/v1/scans", { key })).status, { timeout: 20_000 }).toBe(200);
    expect((await processesWith(cluster)).length).toBeGreaterThan(0);
    await server.end("SIGINT");
    expect(server.output()).toContain("Stopping");
    expect(await processesWith(cluster)).toEqual([]);
  });

  it("says every wrong setting at once", async () => {
    const environment = { GATEWATCH_PORT: "x", GATEWATCH_PUBLIC_URL: "nowhere" };
    await expect(startServer({ data, environment })).rejects.toThrow(/GATEWATCH_PORT.*GATEWATCH_PUBLIC_URL/s);
  });

  it("runs as an ordinary user", async ({ skip }) => {
    if (process.getuid?.() !== 0) return skip("every other test here runs as an ordinary user already");
    const uid = 65534;
    await chown(data, uid, uid);
    server = await startServer({ data, uid, environment: { HOME: data, XDG_RUNTIME_DIR: "" } }).catch(
      (error: unknown) => {
        if (/EACCES|Permission denied|npm error/.test(String(error))) return undefined;
        throw error;
      },
    );
    if (!server) return skip("the checkout lies where another user cannot read it");
    expect(await setUp()).toMatch(/^gk_/);
    await server.end("SIGINT");
    server = await startServer({ data, uid, environment: { HOME: data, XDG_RUNTIME_DIR: "" } });
    expect((await call("/api/v1/health")).body.status).toBe("healthy");
  });
});

/** Where the cluster of a data folder lies: beside it for an ordinary user, elsewhere for root. */
async function clusterOf(data: string): Promise<string> {
  const id = await readFile(join(data, "installation-id"), "utf8").catch(() => undefined);
  return id === undefined ? join(data, "postgres") : join("/var/lib/gatewatch", id.trim(), "postgres");
}
