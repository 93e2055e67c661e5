import { mkdtemp, readdir, rm } from "node:fs/promises";
import { createServer as createHttpServer } from "node:http";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "@gatewatch/base/clock";
import { systemExec } from "@gatewatch/base/exec";
import { systemRandom } from "@gatewatch/base/random";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { writeWhole } from "./artifacts/index.ts";
import { hasEnded, newScan, type Testbed, testbed } from "./testkit/index.ts";

/** A web server that answers its first pages at once and then holds every request until it is released. */
function slowServer() {
  const held = new Set<() => void>();
  let released = false;
  const server = createHttpServer((_request, response) => {
    const answer = () => response.writeHead(200, { "content-type": "text/html" }).end("<h1>hello</h1>");
    if (released) answer();
    else held.add(answer);
  });
  return {
    server,
    isHolding: () => held.size > 0,
    release() {
      released = true;
      for (const answer of held) answer();
    },
    async listen(): Promise<string> {
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    },
  };
}

/** A way to the database that can be cut. */
async function startBridge(
  databaseUrl: string,
): Promise<{ url: string; cut(): void; mend(): Promise<void>; close(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "gw-bridge-"));
  const url = new URL(databaseUrl.replace("@/", "@localhost/"));
  const real = `${url.searchParams.get("host")}/.s.PGSQL.5432`;
  const path = join(folder, ".s.PGSQL.5432");
  const sockets = new Set<Socket>();
  let server: Server | undefined;
  const mend = () =>
    new Promise<void>((resolve) => {
      server = createServer((client) => {
        const upstream = connect(real);
        for (const [from, to] of [
          [client, upstream],
          [upstream, client],
        ] as const) {
          sockets.add(from);
          from.on("error", () => {}).on("close", () => to.destroy());
          from.pipe(to);
        }
      }).listen(path, resolve);
    });
  const cut = () => {
    server?.close();
    server = undefined;
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  };
  await mend();
  url.searchParams.set("host", folder);
  return {
    url: url.href.replace("@localhost/", "@/"),
    cut,
    mend,
    async close() {
      cut();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

describe("a scan under attack", () => {
  let slow: ReturnType<typeof slowServer>;
  let url: string;
  let bed: Testbed;
  const cleanups: (() => Promise<void>)[] = [];

  beforeEach(async () => {
    slow = slowServer();
    url = await slow.listen();
  });
  afterEach(async () => {
    for (const cleanup of cleanups.splice(0)) await cleanup();
    await bed.close();
    slow.server.closeAllConnections();
    slow.server.close();
  });

  const start = async () => {
    const scan = await bed.scanning.create(bed.actor, newScan({ kind: "url", url }, { profile: "quick" }));
    await bed.until(scan.id, () => slow.isHolding());
    return scan;
  };

  it("cancel stops it within 2 s and keeps what was found", async () => {
    bed = await testbed({ allowTargets: ["127.0.0.0/8"] });
    const scan = await start();
    await bed.scanning.cancel(bed.actor, scan.id);
    const ended = await bed.until(scan.id, hasEnded, 2);
    expect(ended).toMatchObject({ status: "cancelled", statusReason: "cancelled", partial: true, score: null });
    const sockets = await new Promise<number>((resolve) =>
      slow.server.getConnections((_error, count) => resolve(count)),
    );
    expect(sockets).toBe(0);
  });

  it("a queued scan is cancelled at once", async () => {
    bed = await testbed({ allowTargets: ["127.0.0.0/8"], workers: 0 });
    const scan = await bed.scanning.create(bed.actor, newScan({ kind: "url", url }, { profile: "quick" }));
    expect(await bed.scanning.cancel(bed.actor, scan.id)).toMatchObject({ status: "cancelled" });
  });

  it("kill -9 of the engines' process fails the scan with a reason, and the worker lives on", async () => {
    bed = await testbed({ allowTargets: ["127.0.0.0/8"] });
    const scan = await start();
    await killChildOf(scan.id);
    expect(await bed.until(scan.id, hasEnded)).toMatchObject({
      status: "failed",
      statusReason: "engine_crashed",
      partial: true,
    });
    slow.release();
    const next = await bed.scanning.create(bed.actor, newScan({ kind: "url", url }, { profile: "quick" }));
    expect((await bed.until(next.id, hasEnded)).status).toBe("completed");
  });

  it("a worker that shuts down leaves its scan to the next one", async () => {
    bed = await testbed({ allowTargets: ["127.0.0.0/8"], workers: 0 });
    const first = await bed.addWorker();
    const scan = await start();
    await first.stop();
    expect(await bed.scanning.get(bed.actor.teamId, scan.id)).toMatchObject({ status: "running" });
    slow.release();
    await bed.addWorker();
    expect(await bed.until(scan.id, hasEnded)).toMatchObject({ status: "completed" });
  });

  it("a database that is gone for 10 s in mid-scan costs nothing", async () => {
    bed = await testbed({ allowTargets: ["127.0.0.0/8"], workers: 0 });
    const bridge = await startBridge(bed.database.url);
    await bed.addWorker(bridge.url);
    const scan = await start();
    bridge.cut();
    slow.release(); // the engines go on and find things while nothing can be stored
    await systemClock.sleep(10_000); // the outage itself
    await bridge.mend();
    const ended = await bed.until(scan.id, hasEnded, 60);
    expect(ended).toMatchObject({ status: "completed", partial: false });
    expect(ended.counts.total).toBeGreaterThan(0);
    expect(
      (await bed.vulnerabilities.findings(bed.actor.teamId, { scanIds: [scan.id], limit: 100 })).findings,
    ).toHaveLength(ended.counts.total);
    cleanups.push(bridge.close);
  });

  it("two workers never run more scans of a team than its plan allows", async () => {
    bed = await testbed({ allowTargets: ["127.0.0.0/8"], workers: 2, concurrentScans: 2 });
    const scans = await Promise.all(
      Array.from({ length: 5 }, () =>
        bed.scanning.create(bed.actor, newScan({ kind: "url", url }, { profile: "quick" })),
      ),
    );
    await bed.until(scans[0]!.id, () => slow.isHolding());
    const running = async () => (await bed.scanning.list(bed.actor.teamId, { limit: 10, status: ["running"] })).total;
    await expect.poll(running).toBe(2);
    slow.release();
    let most = 0;
    for (const scan of scans) {
      await bed.until(scan.id, (state) => {
        void running().then((count) => {
          most = Math.max(most, count);
        });
        return hasEnded(state);
      });
    }
    expect(most).toBeLessThanOrEqual(2);
    expect((await bed.scanning.list(bed.actor.teamId, { limit: 10, status: ["completed"] })).total).toBe(5);
  });

  async function killChildOf(scanId: string): Promise<void> {
    const { stdout } = await systemExec("ps", ["-eo", "pid,ppid,args"], { timeoutSeconds: 5 });
    const child = stdout
      .split("\n")
      .find((line) => line.includes("runners/child.ts") && Number(line.trim().split(/\s+/)[1]) === process.pid);
    if (child === undefined) throw new Error(`no child of scan ${scanId}:\n${stdout}`);
    process.kill(Number(child.trim().split(/\s+/)[0]), "SIGKILL");
  }
});

describe("a full disk", () => {
  it("refuses the artifact and leaves nothing half-written", async ({ skip }) => {
    const folder = await mkdtemp(join(tmpdir(), "gw-full-"));
    const mounted = await systemExec("mount", ["-t", "tmpfs", "-o", "size=256k", "tmpfs", folder], {
      timeoutSeconds: 5,
    }).catch(() => undefined);
    if (mounted?.exitCode !== 0) {
      await rm(folder, { recursive: true });
      return skip("a small file system can only be mounted by root");
    }
    try {
      const write = (size: number) =>
        writeWhole(join(folder, "team", "artifact"), systemRandom, systemRandom.bytes(size));
      await expect(write(1_000_000)).rejects.toMatchObject({ code: "storage.full", status: 507 });
      const left = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
      expect(left).toEqual([]);
      await write(1000);
    } finally {
      await systemExec("umount", [folder], { timeoutSeconds: 5 });
      await rm(folder, { recursive: true, force: true });
    }
  });
});
